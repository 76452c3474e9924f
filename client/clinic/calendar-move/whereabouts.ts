import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Column } from '../calendar-time/column.ts';
import { conflictsOf, conflictWords } from './conflicts.ts';
import { type Carried, moveTo } from './placement.ts';

/** Where a booking on its way stands, in words. */
export type Whereabouts = { time: string; place: string; conflict: string | undefined };

export const whereaboutsOf = (
  carried: Carried,
  columns: Column[],
  bookings: BookingRow[],
  formats: Formats,
): Whereabouts | undefined => {
  const column = carried.target && columns[carried.target.column];
  if (!column) return undefined;
  const { booking } = carried;
  const move = moveTo(carried, columns, formats);
  const { startsAt, endsAt } = move ?? booking;
  const time = formats.span(startsAt, endsAt);
  const isOneLane = columns.every(({ lane }) => lane === column.lane);
  return {
    time,
    place: [formats.day(startsAt), time, ...(isOneLane ? [] : [column.lane])].join(', '),
    conflict: move && conflictWords(conflictsOf(move, bookings), booking, formats.span),
  };
};
