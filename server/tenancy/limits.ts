import type { Metric } from '../../shared/usage.ts';
import type { Planes } from '../orm/planes.ts';
import { inPlatform } from '../platform/in-platform.ts';
import type { Plan } from './plan.entity.ts';

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

export const METRIC_WORDS: Record<Metric, string> = {
  users: 'members',
  patients: 'patients',
  bookings: 'bookings this month',
  api_calls: 'API calls this month',
};

/**
 * Counts API calls of a clinic for its plan; answers how many that makes this month and how many there may be.
 * Callers collect calls for a moment and count them together: each count is a write.
 */
export const meterApiCalls = (
  planes: Planes,
  clinicId: string,
  calls: number,
): Promise<{ used: number; limit: number | null }> =>
  inPlatform(planes, async em => {
    const [row] = await em.execute<[{ used: number; limit: number | null }]>(
      `insert into platform.usage as u (clinic_id, metric, period, count) values (?, 'api_calls', ?, ?)
       on conflict (clinic_id, metric, period) do update set count = u.count + excluded.count
       returning u.count as used, (select p.max_api_calls_per_month from platform.clinics c
         join platform.plans p on p.code = c.plan where c.id = u.clinic_id) as limit`,
      [clinicId, periodOf(new Date()), calls],
    );
    return row;
  });
