import { LanguageChoice, NameChange, Profile } from '../../../shared/account/profile.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { allowed, router, signedIn } from '../../api/trpc.ts';
import { User } from '../../clinic/users/user.entity.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';

/** The member who acts; nobody names anybody else. Operators under a grant are no members, and services are nobody's own. */
const ownOf = async (em: ClinicEm): Promise<User> => {
  const { userId } = actorOf(em);
  const own = userId ? await em.findOneOrFail(User, { id: userId }) : null;
  if (own?.kind !== 'person') throw new Refusal('Only members of the clinic have a profile here.');
  return own;
};

/** What members see and change of themselves (SET-1). */
export const profile = router({
  own: allowed('preferences:own', 'GET /profile', Nothing, Profile).query(({ ctx: { em } }) => ownOf(em)),

  /** The name in this clinic; in others one may go by another. */
  rename: allowed('preferences:own', 'PATCH /profile', NameChange, Profile, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { version, ...name } }) => {
    const { id } = await ownOf(em);
    return em.assign(await findVersion(em, User, { id, version }), name);
  }),

  /** Of the account, and so in all clinics and browsers. */
  chooseLanguage: signedIn('POST /profile/language', LanguageChoice, Done).mutation(
    async ({ ctx, input: { language } }) => {
      const { accountId: id } = ctx.caller.session;
      await ctx.planes.identity.em.fork().transactional(async em => {
        const account = await em.findOneOrFail(Account, { id });
        account.language = language;
      });
      return { done: true };
    },
  ),
});
