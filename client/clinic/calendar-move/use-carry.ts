import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { readingKey } from '../../i18n/reading-direction.ts';
import { useFormats } from '../../session.tsx';
import { tellNotice } from '../../ui/failure/offer-undo.tsx';
import type { MoveRequest } from '../bookings/move-request.ts';
import type { Column, Placed } from '../calendar-time/column.ts';
import { followPointer, type Point } from './follow-pointer.ts';
import { placeAt, type Scale, scrollAlong } from './grid-place.ts';
import { stepped } from './key-steps.ts';
import { type Carried, isSame, moveTo, type Target } from './placement.ts';
import { type Hold, pointerTarget } from './pointer-target.ts';
import { useRefocus } from './use-refocus.ts';

type Grid = {
  scroller: RefObject<HTMLElement | null>;
  columns: Column[];
  /** Nothing while they load. */
  bookings: BookingRow[] | undefined;
  scale: Scale;
  onMove: (move: MoveRequest) => void;
};

/** A booking in one of the columns. */
export type Held = { block: Placed; column: number };

const takenUp = ({ block, column }: Held, by: Carried['by']): Carried => {
  const origin = { column, from: block.from, to: block.to };
  return { booking: block.booking, origin, by, target: origin };
};

/** The booking as it is by now, if it still stands as it was taken up: a move of one's own may have been answered since. */
const asTakenUp = ({ booking }: Carried, bookings: BookingRow[] | undefined): BookingRow | undefined =>
  bookings?.find(
    other =>
      other.id === booking.id &&
      Date.parse(other.startsAt) === Date.parse(booking.startsAt) &&
      Date.parse(other.endsAt) === Date.parse(booking.endsAt) &&
      other.status === booking.status &&
      other.practitioner.id === booking.practitioner.id &&
      other.facility.id === booking.facility.id &&
      other.room?.id === booking.room?.id,
  );

/**
 * Carries a booking over the grid to another time or column, or its end to another time, by pointer or by keys; where it
 * is left, it is moved. A redraw keeps it in hand, but not if it was moved or took a step meanwhile (S28).
 */
export const useCarry = (grid: Grid) => {
  const formats = useFormats();
  const [carried, setCarried] = useState<Carried>();
  const [ended, setEnded] = useState<{ isChanged: boolean }>();
  const cancelPointer = useRef<() => void>(undefined);
  const refocus = useRefocus(grid.scroller);
  const latest = useRef(grid);
  useLayoutEffect(() => {
    latest.current = grid;
  });

  if (carried && !asTakenUp(carried, grid.bookings)) {
    setCarried(undefined);
    setEnded({ isChanged: grid.bookings !== undefined });
  }
  useEffect(() => {
    if (!ended) return;
    cancelPointer.current?.();
    if (ended.isChanged) tellNotice(t('This booking was changed meanwhile. Please look at it again.'));
  }, [ended]);
  useEffect(() => () => cancelPointer.current?.(), []);

  const aim = (target: Target | undefined) =>
    setCarried(now => (now && !isSame(now.target, target) ? { ...now, target } : now));
  const letGo = () => {
    cancelPointer.current = undefined;
    setCarried(undefined);
  };
  const drop = (dropped: Carried): MoveRequest | undefined => {
    letGo();
    const { columns, bookings } = latest.current;
    const booking = asTakenUp(dropped, bookings) ?? dropped.booking;
    const move = moveTo({ ...dropped, booking }, columns, formats);
    if (move) latest.current.onMove(move);
    return move;
  };

  /** For the pointer that is pressed on a booking. */
  const take = (event: PointerEvent<HTMLElement>, held: Held, hold: Hold) => {
    if (event.button !== 0 || !event.isPrimary || carried) return;
    const { scroller, scale } = latest.current;
    const taken = takenUp(held, 'pointer');
    const { origin } = taken;
    const placeOf = (point: Point) => scroller.current && placeAt(scroller.current, point, scale);
    const pressed = placeOf({ x: event.clientX, y: event.clientY })?.minute;
    const edge = hold === 'body' ? origin.from : origin.to;
    const grip = pressed === undefined ? 0 : pressed - edge;
    const targetOf = (point: Point): Target | undefined => {
      const place = placeOf(point);
      return place ? pointerTarget(place, { origin, hold, grip }, scale) : undefined;
    };
    cancelPointer.current = followPointer(event.nativeEvent, {
      onBegin: () => setCarried(taken),
      onFrame: point => {
        if (scroller.current) scrollAlong(scroller.current, point);
        aim(targetOf(point));
      },
      onDrop: point => drop({ ...taken, target: targetOf(point) }),
      onCancel: letGo,
    });
  };

  /** For the keys that are pressed on a booking. */
  const press = (event: KeyboardEvent, held: Held) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { id } = held.block.booking;
    if (!carried && event.key === 'm') setCarried(takenUp(held, 'keys'));
    if (carried?.by !== 'keys' || carried.booking.id !== id) return;
    const { scale, columns } = latest.current;
    const next =
      carried.target &&
      stepped(
        carried.target,
        { key: readingKey(event.key), shiftKey: event.shiftKey },
        { scale, columns: columns.length },
      );
    if (!next && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next) aim(next);
    else if (event.key === 'Escape') letGo();
    else if (drop(carried)) refocus(id);
  };

  return { carried, take, press, letGo };
};
