import type { BookingRow } from '../../../shared/clinic/bookings.ts';

/** The bookings of one practitioner, day by day. */
export type Sheet = { id: string; practitioner: string; days: { date: string; bookings: BookingRow[] }[] };

/** A sheet for each practitioner who has bookings, by name; what is cancelled is on none. */
export const sheetsOf = (bookings: BookingRow[], dateOf: (instant: string) => string): Sheet[] => {
  const shown = bookings.filter(({ status }) => status !== 'cancelled');
  const byWhom = Map.groupBy(shown, ({ practitioner }) => practitioner.id);
  return [...byWhom]
    .map(([id, own]) => ({
      id,
      practitioner: own[0]?.practitioner.name ?? '',
      days: [...Map.groupBy(own, ({ startsAt }) => dateOf(startsAt))].map(([date, of]) => ({
        date,
        bookings: of,
      })),
    }))
    .sort((a, b) => a.practitioner.localeCompare(b.practitioner));
};
