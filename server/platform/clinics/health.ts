import { z } from 'zod';
import { strainOf } from '../../../shared/clinic/usage.ts';
import { DAY } from '../../../shared/durations.ts';
import { type Message, t } from '../../../shared/i18n/translate.ts';
import { usageOf } from '../../clinic/usage/usage.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';

const count = z.coerce.number();
const Signs = z.object({
  /** When somebody last did something; null if nobody ever did. */
  last_activity: z.coerce.date().nullable(),
  opened: z.coerce.date(),
  active_members: count,
  failed_sign_ins: count,
  past_bookings: count,
  no_shows: count,
});

/** Numbers only: who it was, or whose booking, leaves the clinic in no case (TEN-7). */
const lookUp = `select
  (select max(at) from clinic.audit_entries where actor_id is not null) as last_activity,
  (select min(at) from clinic.audit_entries) as opened,
  (select count(distinct actor_id) from clinic.audit_entries where at > now() - interval '7 days') as active_members,
  (select count(*) from clinic.audit_entries where at > now() - interval '7 days' and action = 'LOGIN_FAILED') as failed_sign_ins,
  (select count(*) from clinic.bookings where deleted_at is null and starts_at > now() - interval '30 days'
    and starts_at < now() and status in ('completed', 'no_show')) as past_bookings,
  (select count(*) from clinic.bookings where deleted_at is null and starts_at > now() - interval '30 days'
    and starts_at < now() and status = 'no_show') as no_shows`;

/** What a clinic loses of its 100 points, and why; docs/clinics.md explains the numbers. */
const deductions = (signs: z.output<typeof Signs>, strains: ReturnType<typeof strainOf>[]) => {
  const idleDays = (Date.now() - +(signs.last_activity ?? signs.opened)) / DAY;
  const noShowRate = signs.past_bookings >= 10 ? signs.no_shows / signs.past_bookings : 0;
  const found: [isTrue: boolean, points: number, why: Message][] = [
    [idleDays > 14, 40, 'Nobody has worked here for two weeks.'],
    [idleDays > 7 && idleDays <= 14, 20, 'Nobody has worked here for a week.'],
    [signs.failed_sign_ins > 20, 20, 'More than 20 sign-ins failed within a week.'],
    [noShowRate > 0.15, 15, 'More than 15 % of the patients did not come.'],
    [strains.includes('full'), 25, 'A limit of the plan is used up.'],
    [strains.includes('nearly') && !strains.includes('full'), 10, 'A limit of the plan is nearly used up.'],
  ];
  return found.flatMap(([isTrue, points, why]) => (isTrue ? [{ points, why }] : []));
};

/**
 * How a clinic is doing, from 0 to 100, with the reasons and what it uses: for those who run MedFlow. Null when it is
 * erased, of which nothing can be read.
 */
export const healthOf = async (planes: Planes, clinicId: string) => {
  const usage = await usageOf(planes, clinicId);
  if (usage.status === 'erased') return null;
  const actor = systemActor(clinicId, 'clinic.health');
  const signs = await asActor(planes, actor, em => oneInClinic(em, Signs, lookUp), { readOnly: true });
  const reasons = deductions(signs, usage.metrics.map(strainOf));
  const lost = reasons.reduce((sum, { points }) => sum + points, 0);
  return {
    score: Math.max(0, 100 - lost),
    reasons: reasons.map(({ why }) => t(why)),
    lastActivity: signs.last_activity,
    activeMembers: signs.active_members,
    failedSignIns: signs.failed_sign_ins,
    usage: usage.metrics,
  };
};
