import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { MoveRequest } from '../bookings/move-request.ts';
import type { Column } from '../calendar-time/column.ts';
import { clockAt, minutesInDay } from '../calendar-time/wall-minutes.ts';

/** Where a booking is to stand: the index of a column, and minutes after midnight of its day. */
export type Target = { column: number; from: number; to: number };

/** A booking on its way. */
export type Carried = {
  booking: BookingRow;
  /** Where it was taken up. */
  origin: Target;
  by: 'pointer' | 'keys';
  /** Nothing while the pointer is outside the grid. */
  target: Target | undefined;
};

type Clock = Pick<Formats, 'toInstant' | 'whichOf'>;

const wallAt = (date: string, minute: number): string =>
  minute < minutesInDay ? `${date} ${clockAt(minute)}:00` : `${addDays(date, 1)} 00:00:00`;

/** The move that puts a booking there; nothing where it would stay as it is. */
export const moveTo = (
  { booking, origin, target }: Carried,
  columns: Column[],
  { toInstant, whichOf }: Clock,
): MoveRequest | undefined => {
  const column = target && columns[target.column];
  if (!column || isSame(origin, target)) return undefined;
  const begins = target.from !== origin.from || target.column !== origin.column;
  // Of an hour that comes twice, it stays in the one where it is (K13).
  const startsAt = begins
    ? toInstant(wallAt(column.date, target.from), whichOf(booking.startsAt))
    : booking.startsAt;
  const length = Date.parse(booking.endsAt) - Date.parse(booking.startsAt);
  const isResized = target.to - target.from !== origin.to - origin.from;
  const wallEnd = isResized
    ? Date.parse(toInstant(wallAt(column.date, target.to), whichOf(booking.endsAt)))
    : Number.NaN;
  const end = wallEnd > Date.parse(startsAt) ? wallEnd : Date.parse(startsAt) + length;
  const { practitionerId, facilityId, roomId } = column;
  return {
    booking,
    startsAt,
    endsAt: new Date(end).toISOString(),
    ...(practitionerId && practitionerId !== booking.practitioner.id && { practitionerId }),
    ...(facilityId && facilityId !== booking.facility.id && { facilityId }),
    ...(roomId !== undefined && roomId !== (booking.room?.id ?? null) && { roomId }),
  };
};

export const isSame = (a: Target | undefined, b: Target | undefined): boolean =>
  a?.column === b?.column && a?.from === b?.from && a?.to === b?.to;
