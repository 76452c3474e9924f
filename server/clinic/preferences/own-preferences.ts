import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { User } from '../users/user.entity.ts';
import { Preferences } from './preferences.entity.ts';

type Kept = Partial<
  Pick<Preferences, 'columns' | 'views' | 'putAway' | 'seenUntil' | 'notifications' | 'toldUntil'>
>;

/** Those of whoever acts; nobody names anybody else. Operators under a grant are no members and have none. */
export const ownPreferences = async (em: ClinicEm): Promise<Preferences | null> => {
  const { userId } = actorOf(em);
  return userId ? em.findOne(Preferences, { user: { id: userId } }) : null;
};

/** Keeps what whoever acts likes; what is left out stays as it is. */
export const keepOwn = async (em: ClinicEm, change: Kept): Promise<Preferences> => {
  const own = await ownPreferences(em);
  if (own) return em.assign(own, change);
  const { userId } = actorOf(em);
  if (!userId) throw new Refusal('Only members keep what they like.');
  return em.create(Preferences, { ...change, user: await em.findOneOrFail(User, { id: userId }) });
};
