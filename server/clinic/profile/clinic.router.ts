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
import type { ClinicCallContext } from '../../api/callers.ts';
import { allowed, authorized, router } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { rotateSecret } from './clinic-secret.ts';
import { consequencesOf } from './consequences.ts';
import { onboardingOf } from './onboarding.ts';
import { ownAddress } from './own-address.ts';
import { changeProfile, profileOf } from './profile.ts';

/** The registry's entry, and where the clinic says that it is. */
const answered = async ({ planes, domains, actor }: ClinicCallContext, clinic: Clinic) =>
  profileOf(domains, clinic, await ownAddress(planes, actor, clinic));

export const clinic = router({
  profile: authorized('clinic:read', 'GET /clinic', Nothing, ClinicProfile).query(
    async ({ ctx, ctx: { planes, caller } }) =>
      answered(ctx, await planes.platform.em.fork().findOneOrFail(Clinic, { id: caller.clinic.id })),
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
  }).mutation(async ({ ctx, input }) => {
    const { planes, actor, authenticator } = ctx;
    if (input.customDomain && !authenticator.mayBeCustom(input.customDomain))
      throw new Refusal(
        'This domain cannot be a clinic’s. Please enter one of your own that does not begin with “platform.”.',
      );
    return answered(ctx, await changeProfile(planes, actor, input));
  }),

  /** Looks for the proof of the clinic's domain now, rather than tomorrow. */
  checkDomain: authorized('clinic:write', 'POST /clinic/domain/check', Nothing, ClinicProfile).mutation(
    async ({ ctx, ctx: { domains, actor, caller } }) => {
      const { requestId, address } = actor.trail;
      const by = { id: null, name: `a member of ${caller.clinic.name}`, requestId, address };
      const check = { by, isDaily: false, actorId: actor.userId };
      return answered(ctx, await domains.check(actor.tenantId, check));
    },
  ),

  rotateSecret: authorized('clinic:write', 'POST /clinic/secret', Nothing, ClinicSecret, {
    confirmed: true,
  }).mutation(async ({ ctx: { planes, actor } }) => ({ secret: await rotateSecret(planes, actor) })),
});
