import { randomBytes } from 'node:crypto';
import { LockMode, raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { LONGEST_SESSION, type SecurityValues } from '../../../shared/clinic/settings.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { hashToken } from '../../secrets.ts';
import { Account } from '../accounts/account.entity.ts';
import { expectSamePassword } from '../accounts/same-password.ts';
import { securityOf } from '../settings/security-of.ts';
import { endOldest } from './open-at-most.ts';
import { Session } from './session.entity.ts';
import { type IdentityTrace, recordIdentityEntry } from './sign-in-audit.ts';

/** How long sessions last: so long after their last call, and so long after they began, whatever happens (IDN-3). */
export type SessionLimits = Pick<z.output<typeof SecurityValues>, 'idleMinutes' | 'absoluteMinutes'>;

/** For the sessions of no clinic; a clinic has settings. */
export const clinicless: SessionLimits = { idleMinutes: 120, absoluteMinutes: 720 };

/** A signature outlasts the session it is for. */
export const LONGEST_MS = LONGEST_SESSION * MINUTE;

export const endOf = ({ absoluteMinutes }: SessionLimits, begin = new Date()): Date =>
  new Date(+begin + absoluteMinutes * MINUTE);

/** Whether a session lasts under these limits, which may have been narrowed since it began. */
export const isWithinLimits = (
  { createdAt, lastSeenAt }: { createdAt: Date; lastSeenAt: Date },
  { idleMinutes, absoluteMinutes }: SessionLimits,
): boolean =>
  +lastSeenAt > Date.now() - idleMinutes * MINUTE && +createdAt > Date.now() - absoluteMinutes * MINUTE;

/** What is known of a live session. */
export type SessionFacts = Pick<
  Session,
  'id' | 'kind' | 'tenantId' | 'grantId' | 'secondFactorAt' | 'confirmedAt' | 'expiresAt'
> & { accountId: string };

/** A session that is bound to a clinic, as every session of a member is. */
export type ClinicSession = SessionFacts & { tenantId: string };

interface Opening {
  accountId: string;
  tenantId: string;
  /** The operator's grant that the session works under and ends with. */
  grant?: { id: string; expiresAt: Date } | undefined;
  secondFactorAt?: Date | null;
  /** The hash that a password fitted which was shown just now. */
  passwordHash?: string | undefined;
  confirmedAt?: Date | undefined;
  expiresAt?: Date | undefined;
}

/** Opens a session for one clinic and leaves LOGIN there in the same transaction. Answers the token, which is kept nowhere. */
export const openSession = async (
  planes: Planes,
  { accountId, tenantId, grant, secondFactorAt, passwordHash, confirmedAt, expiresAt }: Opening,
  trace: IdentityTrace & { userAgent: string | null },
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  const limits = await securityOf(planes, tenantId);
  await planes.identity.em.fork().transactional(async em => {
    // One after the other, so that of several at once each counts the others.
    await em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (passwordHash) await expectSamePassword(em, { id: accountId, passwordHash });
    em.create(Session, {
      account: em.getReference(Account, accountId),
      tenantId,
      grantId: grant?.id ?? null,
      secondFactorAt: secondFactorAt ?? null,
      tokenHash: hashToken(token),
      createdAt: now,
      lastSeenAt: now,
      confirmedAt: confirmedAt ?? now,
      expiresAt: grant?.expiresAt ?? expiresAt ?? endOf(limits, now),
      address: trace.address,
      userAgent: trace.userAgent,
    });
    recordIdentityEntry(em, tenantId, { ...trace, action: 'LOGIN' });
    await endOldest(em, { account: accountId, kind: 'clinic', tenantId }, trace);
  });
  return token;
};

/** Gives a session another token and a new proof of its owner; null when it has ended or got another one meanwhile. */
export const renewToken = async (
  em: SqlEntityManager,
  { id, secondFactorAt }: SessionFacts,
  former: string,
  withSecondFactor: boolean,
): Promise<string | null> => {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  const changed = await em.nativeUpdate(
    Session,
    { id, tokenHash: hashToken(former), revokedAt: null },
    {
      tokenHash: hashToken(token),
      confirmedAt: now,
      secondFactorAt: withSecondFactor ? now : secondFactorAt,
    },
  );
  return changed === 1 ? token : null;
};

/** Ends a session and leaves LOGOUT in its clinic. */
export const revokeSession = (planes: Planes, session: SessionFacts, trace: IdentityTrace): Promise<void> =>
  planes.identity.em.fork().transactional(async em => {
    await em.nativeUpdate(Session, { id: session.id, revokedAt: null }, { revokedAt: raw('now()') });
    if (session.tenantId) recordIdentityEntry(em, session.tenantId, { ...trace, action: 'LOGOUT' });
  });
