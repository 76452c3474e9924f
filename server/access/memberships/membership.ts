import type { Role } from '../../../shared/permissions.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import { Membership as Projection } from './membership.entity.ts';

/** Who a caller is in a clinic. */
export interface Membership {
  /** Null for an operator under a support grant, who is no member. */
  userId: string | null;
  name: string;
  email: string;
  role: Role;
  /** Facilities the member is bound to; null is the whole clinic. */
  facilities: string[] | null;
}

/** Whether whoever works in these facilities may let others work in those; null is the whole clinic (TEN-8). */
export const covers = (own: string[] | null, others: string[] | null): boolean =>
  own === null || (others?.every(id => own.includes(id)) ?? false);

type Member = Membership & { userId: string };

const findMember = async (
  planes: Planes,
  where: { tenantId: string; accountId: string } | { tenantId: string; userId: string },
): Promise<Member | null> => {
  const found = await untilReachable(() => planes.identity.em.fork().findOne(Projection, where));
  if (!found) return null;
  const { userId, name, email, role, facilityIds } = found;
  return { userId, name, email, role, facilities: facilityIds ?? null };
};

/** The live, active membership of an account in a clinic, or null. */
export const membershipOf = (planes: Planes, tenantId: string, accountId: string): Promise<Member | null> =>
  findMember(planes, { tenantId, accountId });

/** The same by the user, for service accounts, which have no login. */
export const memberOf = (planes: Planes, tenantId: string, userId: string): Promise<Member | null> =>
  findMember(planes, { tenantId, userId });
