import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import { countSignIn } from '../../access/limits/sign-ins.ts';
import { sessionHolderOf } from '../../access/sessions/session-holder.ts';
import {
  type ClinicSession,
  LONGEST_MS,
  openSession,
  renewToken,
  revokeSession,
} from '../../access/sessions/sessions.ts';
import type { IdentityTrace } from '../../access/sessions/sign-in-audit.ts';
import type { CallContext } from '../../api/call-context.ts';

export interface ClinicEntry {
  accountId: string;
  /** The clinic that is entered. */
  tenantId: string;
  /** The membership there; null for an operator under a grant. */
  userId: string | null;
  /** The operator's grant, with which the session ends. */
  grant?: { id: string; expiresAt: Date };
  /** The procedure that lets them in, for the audit. */
  procedure: string;
  /** When the second factor was shown; null when none was asked for. */
  secondFactorAt: Date | null;
  /** The hash that a password fitted which was shown just now. */
  passwordHash?: string;
  /** When the person proved to be who they are, and when that ends, where both were in another clinic. */
  confirmedAt?: Date;
  expiresAt?: Date;
}

/**
 * The one way into a clinic: opens a session, ends the one that the browser came with, and sets the cookies (A1). Whoever
 * calls it has made sure of the account, its membership and its second factor.
 */
export const enter = async (ctx: CallContext, entrant: ClinicEntry): Promise<void> => {
  const { planes, credentials, userAgent } = ctx;
  const { userId, procedure, ...opening } = entrant;
  const trace = {
    actorId: userId,
    procedure,
    requestId: credentials.requestId,
    address: credentials.address,
  };
  // Whoever comes from another clinic of theirs has been counted there.
  if (!opening.confirmedAt) await countSignIn(ctx.limits, opening.accountId);
  const token = await openSession(planes, opening, { ...trace, userAgent });
  await endFormerSession(ctx, { ...trace, actorId: null });
  setCookies(ctx, token, opening.tenantId);
};

const setCookies = ({ authenticator, cookies }: CallContext, token: string, tenantId: string): void => {
  const expiresAt = new Date(Date.now() + LONGEST_MS);
  cookies.set(token, authenticator.signatureOf({ tenantId, token, expiresAt }));
};

interface StepUp<T> {
  withSecondFactor: boolean;
  /** What happens in the same transaction, or not at all where the session has ended meanwhile. */
  along: (em: SqlEntityManager) => Promise<T>;
}

export const nothingElse = async (): Promise<void> => undefined;

/**
 * The person at the browser proved again to be who they are: their session goes on under a new token, and the old one is
 * worth nothing. Answers what was done along with it.
 */
export const stepUp = async <T>(
  ctx: CallContext,
  session: ClinicSession,
  { withSecondFactor, along }: StepUp<T>,
): Promise<T> => {
  const { planes, credentials } = ctx;
  const { done, token } = await planes.identity.em.fork().transactional(async em => {
    const done = await along(em);
    const renewed = await renewToken(em, session, credentials.token ?? '', withSecondFactor);
    if (!renewed) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
    return { done, token: renewed };
  });
  setCookies(ctx, token, session.tenantId);
  return done;
};

/** A browser holds one session: whichever it came with is over once it gets a new one. */
const endFormerSession = async (
  { planes, credentials }: CallContext,
  trace: IdentityTrace,
): Promise<void> => {
  const former = credentials.token ? await sessionHolderOf(planes, credentials.token) : null;
  if (former) await revokeSession(planes, former.session, trace);
};
