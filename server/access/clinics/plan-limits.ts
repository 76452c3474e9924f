import { LockMode } from '@mikro-orm/core';
import type { Metric } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { Clinic } from './clinic.entity.ts';
import { Plan } from './plan.entity.ts';
import { Usage } from './usage.entity.ts';

/** API calls taken from the month at once: as many are counted and not made when a process dies. */
const MOST_TAKEN = 20;

/** The month in UTC by which a plan counts, such as `2026-11`. */
export const periodOf = (at: Date): string => at.toISOString().slice(0, 7);

/** How many a plan allows; null is no limit. */
export const limitOf = (plan: Plan, metric: Metric): number | null => {
  const { maxUsers, maxPatients, maxBookingsPerMonth, maxApiCallsPerMonth } = plan;
  const limits = {
    ...{ users: maxUsers, patients: maxPatients },
    ...{ bookings: maxBookingsPerMonth, api_calls: maxApiCallsPerMonth },
  };
  return limits[metric] ?? null;
};

/** How much of what a plan allows is used, in words. */
export const usedOf = (metric: Metric, count: number, limit: number): string =>
  t(
    '{count} of {limit} {metric, select, users {members} patients {patients} bookings {bookings this month} other {API calls this month}}',
    { count, limit, metric },
  );

/**
 * Takes API calls of the month from a clinic's plan: a twentieth of those it made already, so that the count is never
 * far ahead, and never more than are left. How many were taken is answered; none when the month is used up.
 */
export const takeApiCalls = (planes: Planes, clinicId: string): Promise<number> =>
  inPlatform(planes, async em => {
    const period = periodOf(new Date());
    await em.execute(
      `insert into platform.usage (clinic_id, metric, period) values (?, 'api_calls', ?) on conflict do nothing`,
      [clinicId, period],
    );
    const key = { clinic: clinicId, metric: 'api_calls' as const, period };
    const usage = await em.findOneOrFail(Usage, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId }, { fields: ['plan'] });
    const plan = await em.findOneOrFail(Plan, { code: clinic.plan });
    const left = (limitOf(plan, 'api_calls') ?? Infinity) - usage.count;
    const taken = Math.max(0, Math.min(left, MOST_TAKEN, Math.ceil(usage.count / 20) || 1));
    usage.count += taken;
    return taken;
  });
