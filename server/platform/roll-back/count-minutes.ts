import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { kindOf, toApiError } from '../../errors.ts';
import type { Log } from '../../logger.ts';
import type { Metrics } from '../../metrics.ts';
import { KEPT_MINUTES } from './call-minute.entity.ts';

const MINUTE = 60_000;
const FAULTS = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE'];
const SIGN_IN = 'session.signIn';

type Counted = Record<'calls' | 'failed' | 'signIns' | 'signedIn', number> & { durations: number[] };

/** What a process has counted since it began, as `/metrics` tells it. */
const countedBy = async ({ requests }: Pick<Metrics, 'requests'>): Promise<Counted> => {
  const total: Counted = { calls: 0, failed: 0, signIns: 0, signedIn: 0, durations: [] };
  const bounds = new Map<number, number>();
  for (const { metricName, labels, value } of (await requests.get()).values) {
    const { le, procedure, outcome }: Record<string, string | number | undefined> = labels;
    if (le !== undefined) {
      const bound = Number(`${le}`.replace('+Inf', 'Infinity'));
      bounds.set(bound, (bounds.get(bound) ?? 0) + value);
    } else if (metricName?.endsWith('_count')) {
      total.calls += value;
      if (FAULTS.includes(`${outcome}`)) total.failed += value;
      if (procedure !== SIGN_IN) continue;
      total.signIns += value;
      if (outcome === 'ok') total.signedIn += value;
    }
  }
  total.durations = [...bounds].sort(([one], [other]) => one - other).map(([, count]) => count);
  return total;
};

const since = (now: Counted, before: Counted): Counted => ({
  calls: now.calls - before.calls,
  failed: now.failed - before.failed,
  signIns: now.signIns - before.signIns,
  signedIn: now.signedIn - before.signedIn,
  durations: now.durations.map((count, at) => count - (before.durations[at] ?? 0)),
});

const waitingNow = async ({ poolConnections }: Pick<Metrics, 'poolConnections'>): Promise<number> =>
  (await poolConnections.get()).values
    .filter(({ labels }) => labels.state === 'waiting')
    .reduce((sum, { value }) => sum + value, 0);

/** Adds what one process counted in a minute to what others did; the minute that had the place before makes room. */
export const addMinute = (
  planes: Planes,
  minute: Date,
  { calls, failed, signIns, signedIn, durations, waiting }: Counted & { waiting: number },
): Promise<unknown> =>
  inPlatform(planes, em =>
    em.execute(
      `insert into platform.call_minutes as m (slot, minute, calls, failed, durations, sign_ins, signed_in, waiting)
       values (?, ?, ?, ?, ?::int[], ?, ?, ?)
       on conflict (slot) do update set
         minute = excluded.minute,
         calls = excluded.calls + case when m.minute = excluded.minute then m.calls else 0 end,
         failed = excluded.failed + case when m.minute = excluded.minute then m.failed else 0 end,
         durations = case when m.minute <> excluded.minute then excluded.durations else (
           select coalesce(array_agg(coalesce(a, 0) + coalesce(b, 0) order by at), '{}')
           from unnest(m.durations, excluded.durations) with ordinality both_of (a, b, at)) end,
         sign_ins = excluded.sign_ins + case when m.minute = excluded.minute then m.sign_ins else 0 end,
         signed_in = excluded.signed_in + case when m.minute = excluded.minute then m.signed_in else 0 end,
         waiting = excluded.waiting + case when m.minute = excluded.minute then m.waiting else 0 end
       where m.minute <= excluded.minute`,
      [
        Math.floor(+minute / MINUTE) % KEPT_MINUTES,
        ...[minute, calls, failed, `{${durations.join()}}`, signIns, signedIn, waiting],
      ],
    ),
  );

/** Answers at each call what was counted since the one before. */
export const counting = async (metrics: Pick<Metrics, 'requests'>): Promise<() => Promise<Counted>> => {
  let before = await countedBy(metrics);
  return async () => {
    const now = await countedBy(metrics);
    const counted = since(now, before);
    before = now;
    return counted;
  };
};

/** Writes down each minute how its calls went, until it is stopped; a minute that cannot be written is lost, and told as not measured. */
export const countMinutes = async (
  planes: Planes,
  { metrics, log }: { metrics: Pick<Metrics, 'requests' | 'poolConnections'>; log: Log },
): Promise<{ stop(): Promise<void> }> => {
  const take = await counting(metrics);
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  const write = async (minute: Date): Promise<void> => {
    await addMinute(planes, minute, { ...(await take()), waiting: await waitingNow(metrics) });
  };
  const again = () => {
    const ends = (Math.floor(Date.now() / MINUTE) + 1) * MINUTE;
    timer = setTimeout(() => {
      writing = write(new Date(ends - MINUTE)).catch((error: unknown) =>
        log.warn(kindOf(toApiError(error)), 'A minute of calls could not be kept'),
      );
      again();
    }, ends - Date.now()).unref();
  };
  again();
  return {
    async stop() {
      clearTimeout(timer);
      await writing;
    },
  };
};
