import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { User } from './user.entity.ts';

/** Names of members by id, former members included; whoever is unknown acted as the system. */
export const namesOf = async (
  em: ClinicEm,
  ids: (string | null | undefined)[],
): Promise<(id: string | null | undefined) => string> => {
  const wanted = [...new Set(ids.filter(id => id != null))];
  const users =
    wanted.length > 0 ? await em.find(User, { id: { $in: wanted } }, { filters: { live: false } }) : [];
  const names = new Map(users.map(user => [user.id, user.fullName()]));
  return id => (id && names.get(id)) || 'MedFlow';
};
