import type { z } from 'zod';
import type { Revenue } from '../../../shared/clinic/dashboard.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { type Earned, earnedByBookings } from './counted-bookings.ts';
import type { Periods } from './periods.ts';

const largestFirst = <Row extends { amount: number }>(rows: Row[]): Row[] =>
  rows.sort((a, b) => b.amount - a.amount);

const revenueIn = (currency: string, earned: Earned[], { dates }: Periods) => {
  const ofPeriod = new Map(earned.map(({ period, amount }) => [period, amount]));
  const periods = dates.map((from, index) => ({ from, amount: ofPeriod.get(index + 1) ?? 0 }));
  return {
    ...{ currency, periods, amount: periods.reduce((sum, { amount }) => sum + amount, 0) },
    byPractitioner: largestFirst(
      earned.flatMap(({ practitioner, amount }) => (practitioner ? [{ practitioner, amount }] : [])),
    ),
    byService: largestFirst(earned.flatMap(({ service, amount }) => (service ? [{ service, amount }] : []))),
  };
};

/** What completed bookings brought in, in the clinic's currency whether or not there is any, and in others where there is. */
export const revenueOf = async (
  em: ClinicEm,
  periods: Periods,
  { currency }: { currency: string },
): Promise<z.input<typeof Revenue>> => {
  const earned = Map.groupBy(await earnedByBookings(em, periods), row => row.currency);
  const others = [...earned.keys()].filter(other => other !== currency).sort();
  return {
    items: [currency, ...others].map(each => revenueIn(each, earned.get(each) ?? [], periods)),
  };
};
