import { admit, bookable, slot } from './world.ts';

/** Thursdays far ahead, at nine in Berlin, where the practitioner works. */
export const thursdays = {
  frequency: 'weekly' as const,
  firstDate: '2031-01-09',
  count: 4,
  time: '09:00',
};
export const DATES = ['2031-01-09', '2031-01-16', '2031-01-23', '2031-01-30'];

/** A clinic with a series of four bookings. */
export const withSeries = async () => {
  const world = await bookable();
  const series = await world.caller.series.book({ ...world.links, ...thursdays });
  return { ...world, series };
};
export type SeriesWorld = Awaited<ReturnType<typeof withSeries>>;

export const datesOf = ({ dates }: { dates: { date: string }[] }) => dates.map(({ date }) => date);
export const startsOf = ({ dates }: { dates: { startsAt: string }[] }) =>
  dates.map(({ startsAt }) => startsAt);
export const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

export const bookingAt = async ({ caller, series }: SeriesWorld, date: string) =>
  caller.bookings.get({ id: series.dates.find(one => one.date === date)?.bookingId ?? '' });

/** Somebody else in the chair on the third Thursday. */
export const takeThird = async ({ clinic: ours, caller, links }: Awaited<ReturnType<typeof bookable>>) =>
  caller.bookings.book({ ...links, patientId: (await admit(ours)).id, startsAt: slot(8, 23) });
