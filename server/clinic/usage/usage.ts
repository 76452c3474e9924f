import type { z } from 'zod';
import { Metric, type UsageReport } from '../../../shared/clinic/usage.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Plan } from '../../access/clinics/plan.entity.ts';
import { limitOf, periodOf } from '../../access/clinics/plan-limits.ts';
import { Usage } from '../../access/clinics/usage.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';

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
