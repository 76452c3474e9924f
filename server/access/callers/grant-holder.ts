import type { GrantScope } from '../../../shared/clinic/support.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import type { Membership } from '../memberships/membership.ts';
import type { SessionFacts } from '../sessions/sessions.ts';
import { SupportGrant } from './support-grant.entity.ts';

/** The support grant a caller works under. */
export interface GrantFacts {
  id: string;
  scope: GrantScope;
  expiresAt: Date;
}

/** An operator in a clinic: no member, and there only as long as the grant is live. */
export interface GrantHolder {
  member: Membership;
  grant: GrantFacts;
}

/**
 * The operator behind a session that works under a grant, or null once the grant is over or is not this operator's for
 * this clinic. The database asks the same at every statement, so what this believes for a moment opens nothing.
 */
export const grantHolderOf = async (
  planes: Planes,
  { grantId, tenantId, accountId }: Pick<SessionFacts, 'grantId' | 'tenantId' | 'accountId'>,
): Promise<GrantHolder | null> => {
  if (!grantId || !tenantId) return null;
  const wanted = { id: grantId, clinic: tenantId, operator: { accountId, status: 'active' as const } };
  const grant = await untilReachable(() =>
    planes.platform.em.fork().findOne(SupportGrant, wanted, { populate: ['operator'] }),
  );
  if (!grant?.expiresAt || grant.status() !== 'live') return null;
  const { name, email } = grant.operator.getEntity();
  const { id, scope, expiresAt } = grant;
  return {
    // The role counts for nothing: what a helper may do, the grant says (shared/clinic/support.ts).
    member: { userId: null, name, email, role: 'auditor', facilities: null },
    grant: { id, scope, expiresAt },
  };
};
