import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import type { NewPlan } from '../../../shared/platform/plans.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Plan } from '../../access/clinics/plan.entity.ts';
import { limitOf, periodOf, usedOf } from '../../access/clinics/plan-limits.ts';
import { Usage } from '../../access/clinics/usage.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { postToOwners } from '../owners/owners.ts';
import { leaveBoth } from './lifecycle.ts';

/** Makes a plan, or changes the one with this code; clinics that use more than it then allows keep what they have. */
export const savePlan = (planes: Planes, by: PlatformActor, input: z.output<typeof NewPlan>): Promise<Plan> =>
  inPlatform(planes, async em => {
    const known = await em.findOne(Plan, { code: input.code });
    const plan = known ? em.assign(known, input) : em.create(Plan, input);
    recordSystemAction(em, by, { action: known ? 'plan.change' : 'plan.create', entityId: input.code });
    return plan;
  });

/**
 * Moves a clinic to another plan, in the middle of its life or its trial. Refused, saying what is too much, when the
 * clinic uses more than the new plan allows: nothing is ever taken from a clinic to make it fit.
 */
export const changePlan = (
  planes: Planes,
  by: PlatformActor,
  { clinicId, plan: code, reason }: { clinicId: string; plan: string; reason: string },
): Promise<Clinic> =>
  inPlatform(planes, async em => {
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId });
    const plan = await em.findOne(Plan, { code });
    if (!plan) throw new Refusal('There is no plan called {code}.', { code });
    if (clinic.plan === code) throw new Refusal('{clinic} has this plan already.', { clinic: clinic.name });
    const excesses = await tooMuchFor(em, clinic.id, plan);
    if (excesses.length > 0)
      throw new Refusal('{clinic} uses more than {plan} allows: {excesses}.', {
        ...{ clinic: clinic.name, plan: plan.name, excesses: excesses.join(', ') },
      });
    const changes = { plan: { from: clinic.plan, to: code } };
    clinic.plan = code;
    leaveBoth(em, by, { action: 'clinic.plan', clinic, reason, changes });
    await postToOwners(em, clinic, () => ({
      kind: 'clinic.plan',
      subject: t('{clinic}: your plan is {plan} now', { clinic: clinic.name, plan: plan.name }),
      body: paragraphs(
        t('Your clinic moved to the plan {plan}.', { plan: plan.name }),
        t('Reason: {reason}', { reason }),
      ),
    }));
    return clinic;
  });

/** The counters stay locked until the plan is changed, so that nobody slips in between. */
const tooMuchFor = async (em: SqlEntityManager, clinicId: string, plan: Plan): Promise<string[]> => {
  const used = await em.find(
    Usage,
    { clinic: clinicId, period: { $in: ['', periodOf(new Date())] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { metric: 'asc' } },
  );
  return used.flatMap(({ metric, count }) => {
    const limit = limitOf(plan, metric);
    return limit !== null && count > limit ? [usedOf(metric, count, limit)] : [];
  });
};
