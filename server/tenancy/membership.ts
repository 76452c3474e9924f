import type { Role } from '../../shared/permissions.ts';
import type { Planes } from '../orm/planes.ts';
import { asActor } from '../orm/scope.ts';
import { User } from '../users/user.entity.ts';
import { systemActor } from './actor.ts';

export interface Membership {
  userId: string;
  name: string;
  email: string;
  role: Role;
}

/** The live, active membership of an account in a clinic, or null. */
export const membershipOf = async (
  planes: Planes,
  tenantId: string,
  accountId: string,
): Promise<Membership | null> => {
  const user = await asActor(
    planes,
    systemActor(tenantId, 'membership'),
    em => em.findOne(User, { accountId, status: 'active' }),
    { readOnly: true },
  );
  return user && { userId: user.id, name: user.fullName(), email: user.email, role: user.role };
};
