import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Metric } from '../../shared/usage.ts';
import type { Clinic } from '../tenancy/clinic.entity.ts';
import { limitOf, periodOf } from '../tenancy/limits.ts';
import { Plan } from '../tenancy/plan.entity.ts';
import { Usage } from '../tenancy/usage.entity.ts';

/** How much of its plan a clinic uses at the moment and in this month, in numbers alone. */
export const clinicUsage = async (em: SqlEntityManager, clinic: Clinic) => {
  const plan = await em.findOneOrFail(Plan, { code: clinic.plan });
  const counted = await em.find(Usage, { clinic: clinic.id, period: { $in: ['', periodOf(new Date())] } });
  return Metric.options.map(metric => ({
    metric,
    used: counted.find(row => row.metric === metric)?.count ?? 0,
    limit: limitOf(plan, metric),
  }));
};
