import { createHash, randomBytes } from 'node:crypto';
import { raw } from '@mikro-orm/core';
import { untilReachable } from '../orm/patience.ts';
import type { Planes } from '../orm/planes.ts';
import { Account } from './account.entity.ts';
import { Session } from './session.entity.ts';
import { leaveTrace, type Trace } from './traces.ts';

const HOUR = 3_600_000;
/** A session ends this long after sign-in, whatever happens. */
const ABSOLUTE_MS = 12 * HOUR;
/** …and this long after its last call. */
const IDLE_MS = 2 * HOUR;
/** `lastSeenAt` is written this often at most, so that reading does not mean writing. */
const SEEN_EVERY_MS = 60_000;

export interface SessionFacts {
  id: string;
  accountId: string;
  tenantId: string;
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens a session for one clinic and leaves LOGIN there in the same transaction. Answers the token, which is kept nowhere. */
export const openSession = async (
  planes: Planes,
  { accountId, tenantId }: { accountId: string; tenantId: string },
  trace: Trace & { userAgent: string | null },
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  await planes.identity.em.fork().transactional(async em => {
    em.create(Session, {
      account: em.getReference(Account, accountId),
      tenantId,
      tokenHash: hashToken(token),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(+now + ABSOLUTE_MS),
      address: trace.address,
      userAgent: trace.userAgent,
    });
    leaveTrace(em, tenantId, { ...trace, action: 'LOGIN' });
  });
  return token;
};

/** The live session behind a token, or null when it is unknown, revoked, idle too long or over. */
export const findSession = async (planes: Planes, token: string): Promise<SessionFacts | null> => {
  const em = planes.identity.em.fork();
  const now = new Date();
  const live = {
    tokenHash: hashToken(token),
    revokedAt: null,
    expiresAt: { $gt: now },
    lastSeenAt: { $gt: new Date(+now - IDLE_MS) },
  };
  const session = await untilReachable(() => em.findOne(Session, live));
  if (!session) return null;
  if (+now - +session.lastSeenAt > SEEN_EVERY_MS) {
    session.lastSeenAt = now;
    await em.flush();
  }
  return { id: session.id, accountId: session.account.id, tenantId: session.tenantId };
};

/** Ends a session and leaves LOGOUT in its clinic. */
export const revokeSession = (planes: Planes, session: SessionFacts, trace: Trace): Promise<void> =>
  planes.identity.em.fork().transactional(async em => {
    await em.nativeUpdate(Session, { id: session.id, revokedAt: null }, { revokedAt: raw('now()') });
    leaveTrace(em, session.tenantId, { ...trace, action: 'LOGOUT' });
  });
