import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Metric } from '../../../shared/clinic/usage.ts';
import type { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Plan } from '../../access/clinics/plan.entity.ts';
import { limitOf, periodOf } from '../../access/clinics/plan-limits.ts';
import { Usage } from '../../access/clinics/usage.entity.ts';

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
