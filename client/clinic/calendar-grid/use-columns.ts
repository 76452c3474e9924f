import { useMemo } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import type { Placed } from './BookingBlock.tsx';
import { inLanes } from '../calendar-time/day-lanes.ts';
import { pieceOn, wallSpanOf } from '../calendar-time/wall-span.ts';

/** One day of one practitioner. */
export type Column = {
  date: string;
  practitionerId: string | undefined;
  /** What stands above it. */
  title: string;
  /** What a screen reader says instead, where that is more. */
  name: string;
  practitioner: string;
  placed: Placed[];
};

type Shown = { dates: string[]; practitionerId: string | undefined; bookings: BookingRow[] };

/** The columns of the grid: the days of one practitioner, or one day of each, by name as everywhere (FD5). */
export const useColumns = ({ dates, practitionerId, bookings }: Shown): Column[] => {
  const { zone, shortDay, fullDay } = useFormats();
  const options = usePractitionerOptions();

  // The cancelled ones have left their place.
  const spans = useMemo(
    () =>
      bookings
        .filter(({ status }) => status !== 'cancelled')
        .map(booking => ({ booking, span: wallSpanOf(booking.startsAt, booking.endsAt, zone) })),
    [bookings, zone],
  );

  const names = new Map(options.map(({ value, label }) => [value, label]));
  // Somebody who has left the clinic may still have bookings on this day.
  const former = bookings
    .map(({ practitioner }) => practitioner)
    .filter(({ id }) => !names.has(id))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  for (const { id, name } of former) names.set(id, name);

  const placedOn = (date: string, id: string | undefined) =>
    inLanes(
      spans.flatMap(({ booking, span }) => {
        const piece = !id || booking.practitioner.id === id ? pieceOn(date, span) : undefined;
        return piece ? { booking, ...piece } : [];
      }),
    );
  const columnOf = (date: string, id: string | undefined) => {
    const practitioner = (id && names.get(id)) ?? 'Nobody';
    const titles =
      dates.length > 1
        ? { title: shortDay(date), name: fullDay(date) }
        : { title: practitioner, name: practitioner };
    return { date, practitionerId: id, practitioner, ...titles, placed: placedOn(date, id) };
  };

  if (practitionerId || dates.length > 1) return dates.map(date => columnOf(date, practitionerId));
  return [...names.keys()].flatMap(id => dates.map(date => columnOf(date, id)));
};
