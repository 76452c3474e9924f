import type { Planes } from '../../data/orm/planes.ts';
import { TryLater } from '../../errors.ts';
import type { Metrics } from '../../metrics.ts';
import { hashPassword } from '../accounts/passwords.ts';
import type { Limit, Limits } from '../limits/limits.ts';
import { networkOf } from '../limits/network.ts';
import { recordRefusal } from '../security-events/security-events.ts';
import { isKnownNetwork } from './known-network.ts';
import { tellOfLockOut } from './lock-out-letter.ts';

/** What attempts are counted with, and where they come from. */
export interface AttemptContext {
  planes: Planes;
  limits: Limits;
  metrics: Metrics;
  credentials: { requestId: string; address: string | null };
}

/** Somebody claims to be `whom` and shows a password or a code. */
export interface Attempt {
  what: 'password' | 'code';
  /** The e-mail address as entered, for a password; the account, for a code. */
  whom: string;
  /** The clinic at whose door it is; null at the apex. */
  tenantId: string | null;
  procedure: string;
}

/** A limit, for whom it counts, and the seconds that its first lock lasts. */
interface Guard {
  limit: Limit;
  key: string;
  lock: number;
  /** It guards one account, whose owner is told of a lock. */
  isPersonal?: true;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const LONGEST_LOCK = HOUR;

/** How often somebody was locked out in a day; each lock is twice as long as the one before. */
const locks: Limit = { name: 'locks', points: 1_000_000, seconds: 24 * HOUR };

/**
 * Strict for one account from one network, loose for what other people could use up: an account from anywhere, a network
 * that many share, a whole clinic (docs/decisions/0010).
 */
const guardsOf = ({ what, whom, tenantId }: Attempt, network: string): { near: Guard[]; far: Guard[] } => {
  const limit = (name: string, points: number, seconds: number): Limit => ({
    ...{ name: `${what}-${name}`, points, seconds },
  });
  return {
    near: [
      { limit: limit('pair', 5, 15 * MINUTE), key: `${whom}|${network}`, lock: MINUTE, isPersonal: true },
      { limit: limit('network', 100, 15 * MINUTE), key: network, lock: 5 * MINUTE },
    ],
    far: [
      { limit: limit('account', 30, HOUR), key: whom, lock: 5 * MINUTE, isPersonal: true },
      { limit: limit('clinic', 600, 15 * MINUTE), key: tenantId ?? 'apex', lock: MINUTE },
    ],
  };
};

/**
 * Counts an attempt before anything is looked at, and refuses it with 429 once there were too many (A3). The answer depends
 * on what was entered and from where alone, never on whether there is such an account.
 */
export const countAttempt = async (ctx: AttemptContext, attempt: Attempt): Promise<void> => {
  const { near, far } = guardsOf(attempt, networkOf(ctx.credentials.address));
  for (const guard of near) await pass(ctx, attempt, guard);
  for (const guard of far)
    await pass(ctx, attempt, guard, () => isKnownNetwork(ctx.planes, attempt, ctx.credentials.address));
};

/** The attempt was right: the counters that others share get their point back, one's own begins anew. */
export const clearAttempts = async (
  { limits, credentials }: AttemptContext,
  attempt: Attempt,
): Promise<void> => {
  const { near, far } = guardsOf(attempt, networkOf(credentials.address));
  const [pair, ...shared] = [...near, ...far];
  if (pair) {
    await limits.forget(pair.limit, pair.key);
    await limits.forget(locks, lockKey(pair));
  }
  for (const { limit, key } of shared) await limits.giveBack(limit, key);
};

/** The owner proved to read the mails of the account: whoever was locked out of it gets in again, here and from anywhere new. */
export const liftLockOut = async ({ limits, credentials }: AttemptContext, email: string): Promise<void> => {
  const attempt = { what: 'password', whom: email, tenantId: null, procedure: 'account.reset' } as const;
  const { near, far } = guardsOf(attempt, networkOf(credentials.address));
  for (const guard of [...near, ...far].filter(({ isPersonal }) => isPersonal)) {
    await limits.forget(guard.limit, guard.key);
    await limits.forget(locks, lockKey(guard));
  }
};

const lockKey = ({ limit, key }: Guard): string => `${limit.name}|${key}`;

const pass = async (
  ctx: AttemptContext,
  attempt: Attempt,
  guard: Guard,
  isExempt: () => Promise<boolean> = async () => false,
): Promise<void> => {
  const taken = await ctx.limits.take(guard.limit, guard.key);
  if (!taken.isOver) return;
  const seconds = taken.isFirstOver ? await lockOut(ctx, attempt, guard) : taken.resetSeconds;
  if (await isExempt()) return;
  ctx.metrics.attemptsRefused.inc();
  throw new TryLater('There were too many attempts.', seconds);
};

/** Runs once for each lock, however many attempts arrive together. */
const lockOut = async (ctx: AttemptContext, attempt: Attempt, guard: Guard): Promise<number> => {
  const { planes, limits, metrics, credentials } = ctx;
  const { used } = await limits.take(locks, lockKey(guard));
  const seconds = Math.min(guard.lock * 2 ** (used - 1), LONGEST_LOCK);
  await limits.block(guard.limit, guard.key, seconds);
  metrics.lockOuts.inc();
  const { tenantId, procedure } = attempt;
  const { requestId, address } = credentials;
  // The hash takes longer than writing the mail, so nobody can tell by the clock whether there is such an account (A4).
  const [accountId] = guard.isPersonal
    ? await Promise.all([tellOfLockOut(ctx, attempt, seconds), hashPassword(attempt.whom)])
    : [null];
  await recordRefusal(planes, { kind: 'LOCKED_OUT', tenantId, accountId, procedure, requestId, address });
  return seconds;
};
