import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DAY } from '../../../shared/durations.ts';
import type { AlertName } from '../../../shared/platform/alerts.ts';
import {
  type RollBackReading,
  type RollBackTrigger,
  rollBackLimits,
} from '../../../shared/platform/roll-back.ts';
import { Alert } from '../../access/security-events/alert.entity.ts';
import { callBounds } from '../../metrics.ts';
import { CallMinute } from './call-minute.entity.ts';

const MINUTE = 60_000;

/** Alerts whose being open is a trigger by itself. */
const alertsOf = {
  isolation: ['CrossTenantAccessAttempt', 'RLSViolation'],
  integrity: ['IntegrityFault'],
  vault: ['VaultFault'],
  trail: ['TrailFault'],
} satisfies Partial<Record<RollBackTrigger, AlertName[]>>;

/** Seconds within which this share of calls was answered, as Prometheus reckons it: evenly spread between two bounds. */
export const quantile = (share: number, durations: number[]): number | null => {
  const all = durations.at(-1) ?? 0;
  if (all === 0) return null;
  const rank = share * all;
  const at = durations.findIndex(count => count >= rank);
  const upper = callBounds[at];
  if (upper === undefined) return callBounds.at(-1) ?? null;
  const [lower, below] = at > 0 ? [callBounds[at - 1] ?? 0, durations[at - 1] ?? 0] : [0, 0];
  const within = (durations[at] ?? 0) - below;
  return within === 0 ? upper : lower + ((upper - lower) * (rank - below)) / within;
};

/** The minutes of a span that ends with the last whole one; null where fewer than half of them were counted. */
const span = (minutes: CallMinute[], length: number, now: number): CallMinute[] | null => {
  const end = Math.floor(now / MINUTE) * MINUTE;
  const found = minutes.filter(({ minute }) => +minute < end && +minute >= end - length * MINUTE);
  return found.length * 2 >= length ? found : null;
};

const sum = (minutes: CallMinute[], of: (minute: CallMinute) => number): number =>
  minutes.reduce((all, minute) => all + of(minute), 0);

const slowest = (minutes: CallMinute[] | null, leastCalls: number): number | null => {
  if (!minutes || sum(minutes, ({ calls }) => calls) < leastCalls) return null;
  return quantile(
    0.95,
    callBounds.concat(Infinity).map((_, at) => sum(minutes, ({ durations }) => durations[at] ?? 0)),
  );
};

const failing = (minutes: CallMinute[], now: number): number | null => {
  const found = span(minutes, rollBackLimits.errors.minutes, now);
  const calls = sum(found ?? [], minute => minute.calls);
  if (!found || calls < rollBackLimits.errors.leastCalls) return null;
  return (100 * sum(found, ({ failed }) => failed)) / calls;
};

const slowerBy = (minutes: CallMinute[], now: number): number | null => {
  const { minutes: length, leastCalls } = rollBackLimits.slower;
  const [today, before] = [now, now - DAY].map(at => slowest(span(minutes, length, at), leastCalls));
  return today && before ? 100 * (today / before - 1) : null;
};

const signedIn = (minutes: CallMinute[], now: number): number | null => {
  const found = span(minutes, rollBackLimits.signIn.minutes, now);
  const tried = sum(found ?? [], ({ signIns }) => signIns);
  if (!found || tried < rollBackLimits.signIn.leastTries) return null;
  return sum(found, minute => minute.signedIn);
};

/** Calls that waited in each of the minutes: fewest of all, so that one minute without ends it. */
const waiting = (minutes: CallMinute[], now: number): number | null => {
  const found = span(minutes, rollBackLimits.connections.minutes, now);
  return found && Math.min(...found.map(minute => minute.waiting));
};

/** Each trigger as it is now: what is measured, and whether it says that what was begun is taken back (LIT-14, OPS-10). */
export const readTriggers = async (em: SqlEntityManager, now = Date.now()): Promise<RollBackReading[]> => {
  const minutes = await em.find(CallMinute, {});
  const open = await em.find(Alert, { acknowledgedAt: null }, { fields: ['name'] });
  const alerts = Object.entries(alertsOf).map(([trigger, names]) => {
    const value = open.filter(({ name }) => (names as AlertName[]).includes(name)).length;
    return { trigger: trigger as keyof typeof alertsOf, value, isCrossed: value > 0 };
  });
  const beyond = (trigger: 'errors' | 'slower' | 'connections', value: number | null) => ({
    ...{ trigger, value, isCrossed: value !== null && value > rollBackLimits[trigger].above },
  });
  const entered = signedIn(minutes, now);
  return [
    ...alerts,
    beyond('errors', failing(minutes, now)),
    beyond('slower', slowerBy(minutes, now)),
    { trigger: 'signIn', value: entered, isCrossed: entered === 0 },
    beyond('connections', waiting(minutes, now)),
  ];
};
