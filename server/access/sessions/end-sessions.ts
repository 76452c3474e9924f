import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { revokeTokens } from '../accounts/one-time-tokens.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { Session } from './session.entity.ts';
import { type IdentityTrace, recordIdentityEntry } from './sign-in-audit.ts';

const Ended = z.array(z.object({ id: z.uuid(), tenantId: z.uuid().nullable() }));

interface Ending {
  /** The session that goes on. */
  keep?: string;
  /** One session, or those of one clinic; all of them unless it is given. */
  only?: { id: string } | { tenantId: string };
  /** The member of the one clinic concerned who ends them, null for nobody's member; their owner unless it is given. */
  by?: string | null;
  reason: string;
  trace: Omit<IdentityTrace, 'actorId'>;
}

/** Ends the sessions of an account in all clinics, or the ones that are meant, and leaves LOGOUT in each clinic (A2). Answers how many. */
export const endSessions = async (
  em: SqlEntityManager,
  accountId: string,
  { keep, only, by, reason, trace }: Ending,
): Promise<number> => {
  // A sign-in that waits for its second factor and a passage into another clinic must not outlive them.
  if (!only) await revokeTokens(em, accountId);
  const meant = [...(keep ? [{ id: { $ne: keep } }] : []), ...(only ? [only] : [])];
  const ended = await em
    .createQueryBuilder(Session)
    .update({ revokedAt: raw('now()') })
    .where({ $and: [{ account: accountId, revokedAt: null }, ...meant] })
    .returning(['id', 'tenantId'])
    .execute<unknown>('all');
  const rows = Ended.parse(ended);
  const actorIn = by === undefined ? await ownMembers(em, accountId) : () => by;
  for (const { id, tenantId } of rows)
    if (tenantId)
      recordIdentityEntry(em, tenantId, {
        ...{ ...trace, action: 'LOGOUT', entityId: id, reason, actorId: actorIn(tenantId) },
      });
  return rows.length;
};

/** Who an account is in each clinic: no clinic's trail may name a member of another one. */
const ownMembers = async (
  em: SqlEntityManager,
  accountId: string,
): Promise<(tenantId: string) => string | null> => {
  const memberships = await em.find(Membership, { accountId });
  const members = new Map(memberships.map(({ tenantId, userId }) => [tenantId, userId]));
  return tenantId => members.get(tenantId) ?? null;
};
