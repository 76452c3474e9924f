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
import { changeProfile, rotateSecret } from './profile.ts';

export const clinic = router({
  profile: authorized('clinic:read', 'GET /clinic', Nothing, ClinicProfile).query(
    ({ ctx: { planes, caller } }) =>
      planes.platform.em.fork().findOneOrFail(Clinic, { id: caller.clinic.id }),
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
  }).mutation(({ ctx: { planes, actor, authenticator }, input }) => {
    if (input.customDomain && !authenticator.mayBeCustom(input.customDomain))
      throw new Refusal(
        'This domain cannot be a clinic’s. Please enter one of your own that does not begin with “platform.”.',
      );
    return changeProfile(planes, actor, input);
  }),

  rotateSecret: authorized('clinic:write', 'POST /clinic/secret', Nothing, ClinicSecret, {
    confirmed: true,
  }).mutation(async ({ ctx: { planes, actor } }) => ({ secret: await rotateSecret(planes, actor) })),
});
