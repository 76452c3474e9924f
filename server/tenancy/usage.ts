import type { z } from 'zod';
import { Metric, type UsageReport } from '../../shared/usage.ts';
import type { Planes } from '../orm/planes.ts';
import { inPlatform } from '../platform/in-platform.ts';
import { Clinic } from './clinic.entity.ts';
import { limitOf, periodOf } from './limits.ts';
import { Plan } from './plan.entity.ts';
import { Usage } from './usage.entity.ts';

/** The last twelve months, the current one last. */
const lastMonths = (now: Date): string[] =>
  Array.from({ length: 12 }, (_, n) =>
    periodOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11 + n))),
  );

/** What a clinic uses of its plan, for its owners and for the console. */
export const usageOf = (
  planes: Planes,
  clinicId: string,
  now = new Date(),
): Promise<z.input<typeof UsageReport>> =>
  inPlatform(
    planes,
    async em => {
      const clinic = await em.findOneOrFail(Clinic, { id: clinicId });
      const plan = await em.findOneOrFail(Plan, { code: clinic.plan });
      const months = lastMonths(now);
      const rows = await em.find(Usage, { clinic: clinicId, period: { $in: ['', ...months] } });
      const count = (metric: Metric, period: string) =>
        rows.find(row => row.metric === metric && row.period === period)?.count ?? 0;
      const { status, trialEndsAt, closesAt } = clinic;
      return {
        ...{ plan, status, closesAt: closesAt ?? null },
        trialEndsAt: status === 'trial' ? (trialEndsAt ?? null) : null,
        metrics: Metric.options.map(metric => ({
          metric,
          used: count(metric, '') + count(metric, periodOf(now)),
          limit: limitOf(plan, metric),
        })),
        months: months.map(month => ({
          ...{ month, bookings: count('bookings', month), apiCalls: count('api_calls', month) },
        })),
      };
    },
    { readOnly: true },
  );
