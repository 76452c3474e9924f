import { PlansList, PlanView } from '../../../shared/platform/console-clinics.ts';
import { NewPlan } from '../../../shared/platform/plans.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Plan } from '../../access/clinics/plan.entity.ts';
import { router } from '../../api/trpc.ts';
import { savePlan } from '../clinics/plans.ts';
import { acts, reads } from '../console/console.ts';

export const plans = router({
  list: reads('plans:read', Nothing, PlansList).query(async ({ ctx: { em } }) => {
    const found = await em.find(Plan, {}, { orderBy: { price: 'asc', code: 'asc' } });
    const items = [];
    for (const plan of found)
      items.push(Object.assign(noLimits(plan), { clinics: await em.count(Clinic, { plan: plan.code }) }));
    return { items };
  }),

  /** Makes a plan, or changes the one with this code. */
  save: acts('plans:write', 'plan.save', NewPlan, PlanView).mutation(async ({ ctx, input }) => {
    const plan = await savePlan(ctx.planes, ctx.hand, input);
    const clinics = await ctx.planes.platform.em.fork().count(Clinic, { plan: plan.code });
    return Object.assign(noLimits(plan), { clinics });
  }),
});

/** Without a limit is null in every answer, whichever way the entity holds it. */
const noLimits = (plan: Plan) => ({
  ...{
    code: plan.code,
    name: plan.name,
    price: plan.price,
    currency: plan.currency,
    trialDays: plan.trialDays,
  },
  maxUsers: plan.maxUsers ?? null,
  maxPatients: plan.maxPatients ?? null,
  maxBookingsPerMonth: plan.maxBookingsPerMonth ?? null,
  maxStorageMegabytes: plan.maxStorageMegabytes ?? null,
  maxApiCallsPerMonth: plan.maxApiCallsPerMonth ?? null,
  ...{ callsPerMinute: plan.callsPerMinute, tokenCallsPerMinute: plan.tokenCallsPerMinute },
});
