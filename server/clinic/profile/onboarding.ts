import { z } from 'zod';
import { OnboardingStep } from '../../../shared/clinic/onboarding.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Passkey } from '../../access/factors/passkey.entity.ts';
import { SecondFactor } from '../../access/factors/second-factor.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';

const done = z.boolean();
const Records = z.object({
  seat: done,
  address: done,
  service: done,
  staff: done,
  hours: done,
  patient: done,
  booking: done,
});

const exists = (what: string) => `exists (select from clinic.${what})`;
/** Each looks for one row, however many there are; the owner's own invitation is accepted, and so invites nobody. */
const lookUp = `select
  ${exists('clinic_addresses where deleted_at is null')} as seat,
  ${exists(`facility_addresses a join clinic.facilities f on f.tenant_id = a.tenant_id and f.id = a.facility_id
    where a.deleted_at is null and f.deleted_at is null`)} as address,
  ${exists(`services where deleted_at is null and status = 'active'`)} as service,
  (select count(*) > 1 from (select from clinic.users where deleted_at is null limit 2) u)
    or ${exists(`invitations where deleted_at is null and accepted_at is null`)} as staff,
  ${exists('availability_rules where deleted_at is null')} as hours,
  ${exists('patients where deleted_at is null')} as patient,
  ${exists('bookings where deleted_at is null')} as booking`;

/** How far a clinic has come with its first steps, as its data tells (TEN-2); the second factor is the asking member's. */
export const onboardingOf = async (planes: Planes, actor: Actor, accountId: string | null) => {
  const { seat, ...records } = await asActor(planes, actor, em => oneInClinic(em, Records, lookUp), {
    readOnly: true,
  });
  const clinic = await planes.platform.em.fork().findOneOrFail(Clinic, { id: actor.tenantId });
  const told = {
    ...records,
    profile: Boolean(clinic.legalName && seat),
    secondFactor: accountId !== null && (await hasSecondFactor(planes, accountId)),
  };
  return OnboardingStep.options.map(step => ({ step, done: told[step] }));
};

const hasSecondFactor = async (planes: Planes, accountId: string): Promise<boolean> => {
  const em = planes.identity.em.fork();
  const app = await em.count(SecondFactor, { account: accountId, confirmedAt: { $ne: null } });
  return app > 0 || (await em.count(Passkey, { account: accountId })) > 0;
};
