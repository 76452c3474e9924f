import {
  ClinicBasics,
  ClinicProfile,
  ClinicSecret,
  Consequences,
  ProfileChange,
} from '../../../shared/clinic/clinic-profile.ts';
import { Onboarding } from '../../../shared/clinic/onboarding.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { allowed, authorized, router } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { consequencesOf } from './consequences.ts';
import { onboardingOf } from './onboarding.ts';
import { changeProfile, profileOf, rotateSecret } from './profile.ts';

export const clinic = router({
  profile: authorized('clinic:read', 'GET /clinic', Nothing, ClinicProfile).query(
    async ({ ctx: { planes, domains, caller } }) =>
      profileOf(domains, await planes.platform.em.fork().findOneOrFail(Clinic, { id: caller.clinic.id })),
  ),

  onboarding: authorized('clinic:read', 'GET /clinic/onboarding', Nothing, Onboarding).query(
    async ({ ctx: { planes, actor, caller } }) => ({
      steps: await onboardingOf(planes, actor, caller.session?.accountId ?? null),
    }),
  ),

  consequences: allowed('clinic:write', 'GET /clinic/consequences', ClinicBasics, Consequences).query(
    async ({ ctx: { em, caller }, input }) => ({ sentences: await consequencesOf(em, caller.clinic, input) }),
  ),

  changeProfile: authorized('clinic:write', 'PATCH /clinic', ProfileChange, ClinicProfile, {
    confirmed: true,
  }).mutation(async ({ ctx: { planes, actor, authenticator, domains }, input }) => {
    if (input.customDomain && !authenticator.mayBeCustom(input.customDomain))
      throw new Refusal(
        'This domain cannot be a clinic’s. Please enter one of your own that does not begin with “platform.”.',
      );
    return profileOf(domains, await changeProfile(planes, actor, input));
  }),

  /** Looks for the proof of the clinic's domain now, rather than tomorrow. */
  checkDomain: authorized('clinic:write', 'POST /clinic/domain/check', Nothing, ClinicProfile).mutation(
    async ({ ctx: { domains, actor, caller } }) => {
      const { requestId, address } = actor.trail;
      const by = { id: null, name: `a member of ${caller.clinic.name}`, requestId, address };
      const check = { by, isDaily: false, actorId: actor.userId };
      return profileOf(domains, await domains.check(actor.tenantId, check));
    },
  ),

  rotateSecret: authorized('clinic:write', 'POST /clinic/secret', Nothing, ClinicSecret, {
    confirmed: true,
  }).mutation(async ({ ctx: { planes, actor } }) => ({ secret: await rotateSecret(planes, actor) })),
});
