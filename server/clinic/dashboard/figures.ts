import type { z } from 'zod';
import type { Figures } from '../../../shared/clinic/dashboard.ts';
import type { AnalyticsValues } from '../../../shared/clinic/settings.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { type Counted, countedBookings } from './counted-bookings.ts';
import { type OpenMinutes, openMinutes } from './open-minutes.ts';
import type { Periods } from './periods.ts';

const nothing = { bookings: 0, completed: 0, cancelled: 0, noShows: 0 };
type Outcomes = typeof nothing;
type Rules = z.output<typeof AnalyticsValues>;

interface Named {
  id: string;
  name: string;
}

const outcomesOf = ({ bookings, completed, cancelled, noShows }: Counted): Outcomes => ({
  ...{ bookings, completed, cancelled, noShows },
});
const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What is booked of one, and how long they can be, whether they had bookings, hours or both; the busiest first. */
const byOne = (
  counted: Counted[],
  open: OpenMinutes[],
  kind: 'practitioner' | 'facility',
): (Outcomes & { one: Named; bookedMinutes: number; openMinutes: number })[] => {
  const booked = new Map(counted.flatMap(row => (row[kind] ? [[row[kind].id, row] as const] : [])));
  const ones = new Map<string, Named>();
  for (const row of [...counted, ...open]) if (row[kind]) ones.set(row[kind].id, row[kind]);
  return [...ones.values()]
    .map(one => {
      const row = booked.get(one.id);
      return {
        ...{ one, ...(row ? outcomesOf(row) : nothing) },
        bookedMinutes: Math.round(row?.minutes ?? 0),
        openMinutes: sumOf(open.filter(place => place[kind].id === one.id).map(({ minutes }) => minutes)),
      };
    })
    .sort((a, b) => b.bookedMinutes - a.bookedMinutes || a.one.name.localeCompare(b.one.name));
};

/** What became of the bookings of a span, and how much of the time that there is they take (UI-3). */
export const figuresOf = async (
  em: ClinicEm,
  span: { from: string; to: string },
  periods: Periods,
  { lateCancelHours, targetUtilisation }: Pick<Rules, 'lateCancelHours' | 'targetUtilisation'>,
): Promise<z.input<typeof Figures>> => {
  const counted = await countedBookings(em, periods, lateCancelHours);
  const open = await openMinutes(em, span);
  const ofPeriod = new Map(counted.map(row => [row.period, row]));
  const byPeriod = periods.dates.map((from, index) => {
    const row = ofPeriod.get(index + 1);
    return { from, ...(row ? outcomesOf(row) : nothing) };
  });
  const practitioners = byOne(counted, open, 'practitioner');
  const total = (name: keyof Outcomes) => sumOf(byPeriod.map(period => period[name]));
  return {
    ...{ lateCancelHours, targetUtilisation },
    ...{ bookings: total('bookings'), completed: total('completed') },
    ...{ cancelled: total('cancelled'), noShows: total('noShows') },
    bookedMinutes: sumOf(practitioners.map(({ bookedMinutes }) => bookedMinutes)),
    openMinutes: sumOf(practitioners.map(row => row.openMinutes)),
    periods: byPeriod,
    byPractitioner: practitioners.map(({ one, ...row }) => ({ practitioner: one, ...row })),
    byFacility: byOne(counted, open, 'facility').map(({ one, ...row }) => ({ facility: one, ...row })),
    byService: counted
      .flatMap(row => (row.service ? [{ service: row.service, ...outcomesOf(row) }] : []))
      .sort((a, b) => b.bookings - a.bookings || a.service.name.localeCompare(b.service.name)),
  };
};
