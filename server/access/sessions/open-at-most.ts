import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { endSessions } from './end-sessions.ts';
import { Session } from './session.entity.ts';
import type { IdentityTrace } from './sign-in-audit.ts';

/** Sessions of one account in one place (IDN-10): more browsers than anybody has, and few enough to look through. */
export const MOST_OPEN = 50;

interface Where {
  account: string;
  kind: Session['kind'];
  tenantId?: string;
}

/** Ends the oldest sessions beyond the limit, the new one included, and leaves their LOGOUT. The caller has locked the account. */
export const endOldest = async (
  em: SqlEntityManager,
  where: Where,
  { procedure, requestId, address }: Omit<IdentityTrace, 'actorId'>,
): Promise<void> => {
  await em.flush();
  const open = { ...where, revokedAt: null, expiresAt: { $gt: new Date() } };
  const beyond = await em.find(Session, open, { orderBy: { createdAt: -1, id: 1 }, offset: MOST_OPEN });
  for (const { id } of beyond)
    await endSessions(em, where.account, {
      ...{ only: { id }, trace: { procedure, requestId, address } },
      reason: `Ended by a newer one: nobody has more than ${MOST_OPEN} at a time.`,
    });
};
