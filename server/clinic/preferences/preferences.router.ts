import { Preferences as Contract, PreferencesChange } from '../../../shared/clinic/preferences.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { User } from '../users/user.entity.ts';
import { expectRoom } from './expect-room.ts';
import { expectNamedRecords } from './named-records.ts';
import { noPreferences, Preferences } from './preferences.entity.ts';

/** Those of whoever acts; nobody names anybody else. Operators under a grant are no members and have none. */
const ownOf = async (em: ClinicEm): Promise<Preferences | null> => {
  const { userId } = actorOf(em);
  return userId ? em.findOne(Preferences, { user: { id: userId } }) : null;
};

export const preferences = router({
  own: allowed('preferences:own', 'GET /preferences', Nothing, Contract).query(
    async ({ ctx: { em } }) => (await ownOf(em)) ?? noPreferences,
  ),

  save: allowed('preferences:own', 'PATCH /preferences', PreferencesChange, Contract, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const own = await ownOf(em);
    const before = own ?? noPreferences;
    await expectNamedRecords(em, input, before);
    if (input.views) expectRoom(input.views, before.views);
    if (own) return em.assign(own, input);
    const { userId } = actorOf(em);
    if (!userId) throw new Refusal('Only members keep what they like.');
    return em.create(Preferences, { ...input, user: await em.findOneOrFail(User, { id: userId }) });
  }),
});
