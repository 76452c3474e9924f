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
import { useFormats } from '../../session.tsx';
import { tellNotice } from '../../ui/failure/offer-undo.tsx';
import type { MoveRequest } from '../bookings/use-move-booking.tsx';
import type { Column, Placed } from '../calendar-time/column.ts';
import { followPointer, type Point } from './follow-pointer.ts';
import { placeAt, type Scale, scrollAlong, snapped } from './grid-place.ts';
import { stepped } from './key-steps.ts';
import { type Carried, isSame, moveTo, type Target } from './placement.ts';

type Grid = {
  scroller: RefObject<HTMLElement | null>;
  columns: Column[];
  /** Nothing while they load. */
  bookings: BookingRow[] | undefined;
  scale: Scale;
  onMove: (move: MoveRequest) => void;
};

/** What one holds a booking by. */
export type Hold = 'body' | 'edge';
/** A booking in one of the columns. */
export type Held = { block: Placed; column: number };

/**
 * Carries a booking over the grid to another time or column, or its end to another time, by pointer or by keys; where it
 * is left, it is moved. A redraw keeps it in hand, but not if somebody else changed it meanwhile (S28).
 */
export const useCarry = (grid: Grid) => {
  const formats = useFormats();
  const [carried, setCarried] = useState<Carried>();
  const isSavedByKeys = useRef<string>(undefined);
  const latest = useRef(grid);
  useLayoutEffect(() => {
    latest.current = grid;
  });
  const cancelPointer = useRef<() => void>(undefined);

  const aim = (target: Target | undefined) =>
    setCarried(now => (now && !isSame(now.target, target) ? { ...now, target } : now));
  const letGo = () => {
    cancelPointer.current = undefined;
    setCarried(undefined);
  };
  const drop = (dropped: Carried) => {
    letGo();
    const move = moveTo(dropped, latest.current.columns, formats);
    if (move) latest.current.onMove(move);
    return move;
  };

  /** For the pointer that is pressed on a booking. */
  const take = (event: PointerEvent<HTMLElement>, { block, column }: Held, hold: Hold) => {
    if (event.button !== 0 || !event.isPrimary || carried) return;
    const origin = { column, from: block.from, to: block.to };
    const taken: Carried = { booking: block.booking, piece: block, origin, by: 'pointer', target: origin };
    const { scroller, scale } = latest.current;
    const at = (point: Point) => scroller.current && placeAt(scroller.current, point, latest.current.scale);
    const pressed = at({ x: event.clientX, y: event.clientY });
    const grip = pressed ? pressed.minute - (hold === 'body' ? block.from : block.to) : 0;
    const length = block.to - block.from;

    const targetAt = (point: Point): Target | undefined => {
      const place = at(point);
      if (!place) return undefined;
      const minute = snapped(place.minute - grip, scale);
      if (hold === 'edge')
        return { ...origin, to: Math.min(Math.max(minute, origin.from + scale.step), scale.to) };
      const from = Math.min(Math.max(minute, scale.from), scale.to - Math.min(length, scale.to - scale.from));
      // Put back where it was, it stays to the minute.
      const isBack = place.column === column && Math.abs(place.minute - grip - origin.from) < scale.step / 2;
      return isBack ? origin : { column: place.column, from, to: from + length };
    };

    cancelPointer.current = followPointer(event.nativeEvent, {
      onBegin: () => setCarried(taken),
      onFrame: point => {
        if (scroller.current) scrollAlong(scroller.current, point);
        aim(targetAt(point));
      },
      onDrop: point => drop({ ...taken, target: targetAt(point) }),
      onCancel: letGo,
    });
  };

  /** For the keys that are pressed on a booking. */
  const press = (event: KeyboardEvent, { block, column }: Held) => {
    const isHeld = carried?.by === 'keys' && carried.booking.id === block.booking.id;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!isHeld) {
      if (event.key !== 'm' || carried) return;
      const origin = { column, from: block.from, to: block.to };
      setCarried({ booking: block.booking, piece: block, origin, by: 'keys', target: origin });
      return;
    }
    const { scale, columns } = latest.current;
    const next = carried.target && stepped(carried.target, event, { scale, columns: columns.length });
    if (!next && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next) aim(next);
    else if (event.key === 'Escape') letGo();
    else if (drop(carried)) isSavedByKeys.current = block.booking.id;
  };

  const { bookings } = grid;
  const isThere =
    !carried ||
    bookings?.some(({ id, version }) => id === carried.booking.id && version === carried.booking.version);
  const [ended, setEnded] = useState<{ isChanged: boolean }>();
  if (!isThere) {
    setCarried(undefined);
    setEnded({ isChanged: bookings !== undefined });
  }
  useEffect(() => {
    if (!ended) return;
    cancelPointer.current?.();
    if (ended.isChanged) tellNotice('This booking was changed meanwhile. Please look at it again.');
  }, [ended]);
  useEffect(() => () => cancelPointer.current?.(), []);

  // What is drawn anew in another column has lost the keyboard, which would fall to the page (FD17).
  useEffect(() => {
    const id = isSavedByKeys.current;
    if (!id || document.activeElement !== document.body) return;
    const block = grid.scroller.current?.querySelector<HTMLElement>(`[data-booking="${id}"]`);
    if (!block) return;
    isSavedByKeys.current = undefined;
    block.focus();
  });

  return { carried, take, press, letGo };
};
