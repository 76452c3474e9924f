import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openAlert } from '../../server/access/security-events/alerts.ts';
import { inPlatform } from '../../server/data/orm/in-platform.ts';
import { projectRoot } from '../../server/env.ts';
import { callBounds, createMetrics } from '../../server/metrics.ts';
import { addMinute, counting } from '../../server/platform/roll-back/count-minutes.ts';
import { quantile, readTriggers } from '../../server/platform/roll-back/triggers.ts';
import { DAY } from '../../shared/durations.ts';
import { type RollBackTrigger, rollBackLimits } from '../../shared/platform/roll-back.ts';
import { consoleAs, operator } from '../world/console.ts';
import { planes, sqlAs } from '../world/world.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-02T12:00:30Z');

beforeEach(async () => {
  const admin = await sqlAs('admin');
  await admin.query('delete from platform.call_minutes');
  await admin.query('delete from platform.alerts');
});

/** Calls that all took no longer than one bound of the histogram. */
const within = (seconds: number, calls: number): number[] =>
  [...callBounds, Infinity].map(bound => (bound >= seconds ? calls : 0));

const quiet = { calls: 10, failed: 0, durations: within(0.1, 10), signIns: 2, signedIn: 1, waiting: 0 };

/** The minutes before an instant went like this. */
const went = async (given: Partial<typeof quiet>, { minutes = 10, before = NOW } = {}) => {
  for (let ago = 1; ago <= minutes; ago++)
    await addMinute(planes, new Date((Math.floor(before / MINUTE) - ago) * MINUTE), { ...quiet, ...given });
};

const read = async (now = NOW) => {
  const readings = await inPlatform(planes, em => readTriggers(em, now), { readOnly: true });
  return Object.fromEntries(
    readings.map(({ trigger, value, isCrossed }) => [trigger, [value, isCrossed]]),
  ) as Record<RollBackTrigger, [number | null, boolean]>;
};

test('LIT-14 OPS-10: what nobody has measured yet is said to be so, and crosses nothing', async () => {
  const desk = await consoleAs(await operator('auditor'));
  const { readings } = await desk.flags.triggers();
  expect(Object.fromEntries(readings.map(({ trigger, value }) => [trigger, value]))).toEqual({
    ...{ isolation: 0, integrity: 0, vault: 0, trail: 0 },
    ...{ errors: null, slower: null, signIn: null, connections: null },
  });
  expect(readings.filter(({ isCrossed }) => isCrossed)).toEqual([]);

  // Fewer calls than tell anything, and nobody who tried to sign in.
  await went({ calls: 1, failed: 1, durations: within(0.1, 1), signIns: 0, signedIn: 0 });
  expect(await read()).toMatchObject({
    errors: [null, false],
    signIn: [null, false],
    connections: [0, false],
  });
});

test('LIT-14: more than five of a hundred calls that fail within five minutes cross, five do not', async () => {
  await went({ calls: 100, failed: 5 });
  expect((await read()).errors).toEqual([5, false]);
  await went({ calls: 0, failed: 0 }, { minutes: 5 });
  await went({ calls: 20, failed: 6 }, { minutes: 2 });
  const [share, isCrossed] = (await read()).errors;
  expect(share).toBeCloseTo((100 * (5 * 5 + 12)) / 540);
  expect(isCrossed).toBe(true);
  // What was long ago is none of it.
  expect((await read(NOW + 20 * MINUTE)).errors).toEqual([null, false]);
});

test('LIT-14: slower is told against the same minutes of the day before, and only where there were any', async () => {
  await went({ durations: within(0.1, 10) });
  expect((await read()).slower).toEqual([null, false]);
  await went({ durations: within(0.05, 10) }, { before: NOW - DAY });
  const [percent, isCrossed] = (await read()).slower;
  expect(percent).toBeCloseTo(100);
  expect(isCrossed).toBe(true);
});

test('LIT-14: nobody who comes in crosses where five tried, and one who does ends it; so does a minute without waiting', async () => {
  await went({ signedIn: 0, waiting: 2 });
  expect(await read()).toMatchObject({ signIn: [0, true], connections: [2, true] });
  await went({ signIns: 1, signedIn: 1, waiting: -2, calls: 0, durations: [] }, { minutes: 1 });
  expect(await read()).toMatchObject({ signIn: [1, false], connections: [0, false] });
});

test('LIT-14: open alerts of isolation, integrity, vault and trail cross until somebody acknowledges them', async () => {
  for (const name of ['RLSViolation', 'IntegrityFault', 'TrailFault', 'BackupFailed'] as const)
    await inPlatform(planes, em => openAlert(em, { name, subject: 'all', severity: 'critical' }));
  expect(await read()).toMatchObject({
    ...{ isolation: [1, true], integrity: [1, true], vault: [0, false], trail: [1, true] },
  });
  await (await sqlAs('admin')).query('update platform.alerts set acknowledged_at = now()');
  expect(await read()).toMatchObject({ isolation: [0, false], integrity: [0, false], trail: [0, false] });
});

test('LIT-14: minutes of a day later take the places of those before, and several servers add to one', async () => {
  const minute = new Date(Math.floor(NOW / MINUTE) * MINUTE);
  await Promise.all([addMinute(planes, minute, quiet), addMinute(planes, minute, quiet)]);
  const rows = async () =>
    (await (await sqlAs('admin')).query('select minute, calls, durations from platform.call_minutes')).rows;
  expect(await rows()).toEqual([{ minute, calls: 20, durations: within(0.1, 20) }]);
  const later = new Date(+minute + 26 * 60 * MINUTE);
  await addMinute(planes, later, quiet);
  await addMinute(planes, minute, quiet);
  expect(await rows()).toEqual([{ minute: later, calls: 10, durations: within(0.1, 10) }]);
});

test('LIT-14: a process counts what its calls came to since it was asked before', async () => {
  const { requests } = createMetrics(planes);
  requests.observe({ procedure: 'bookings.book', outcome: 'ok' }, 0.02);
  const take = await counting({ requests });
  requests.observe({ procedure: 'bookings.book', outcome: 'INTERNAL_SERVER_ERROR' }, 0.02);
  requests.observe({ procedure: 'bookings.book', outcome: 'NOT_FOUND' }, 7);
  requests.observe({ procedure: 'session.signIn', outcome: 'ok' }, 0.3);
  requests.observe({ procedure: 'session.signIn', outcome: 'UNAUTHORIZED' }, 0.3);
  expect(await take()).toEqual({
    ...{ calls: 4, failed: 1, signIns: 2, signedIn: 1 },
    durations: [0, 0, 1, 1, 1, 1, 3, 3, 3, 4],
  });
  expect(await take()).toMatchObject({ calls: 0, failed: 0, signIns: 0 });
});

test('LIT-14: of which a share is slower than is told as Prometheus tells it', () => {
  expect(quantile(0.5, within(0.1, 10))).toBeCloseTo(0.075);
  expect(quantile(0.95, [0, 0, 0, 0, 5, 5, 10, 10, 10, 10])).toBeCloseTo(0.25 + 0.25 * 0.9);
  expect(quantile(0.95, [0, 0, 0, 0, 0, 0, 0, 0, 0, 10])).toBe(5);
  expect(quantile(0.95, within(0.1, 0))).toBeNull();
});

test('LIT-14 OPS-10: Prometheus raises its alerts at the thresholds that the console shows', () => {
  const rules = readFileSync(join(projectRoot, 'deploy/prometheus/alerts.yml'), 'utf8');
  const expr = (name: string) =>
    new RegExp(`- alert: ${name}\\n +expr: (?:\\|\\n +)?(.+)`).exec(rules)?.[1]?.trim();
  const { errors, slower, signIn, connections } = rollBackLimits;
  const counted = (minutes: number, labels = '') =>
    `sum(increase(medflow_request_seconds_count${labels}[${minutes}m]))`;
  const rate = (minutes: number, labels = '') => counted(minutes, labels).replace('increase', 'rate');
  const p95 = (offset = '') =>
    `histogram_quantile(0.95, sum by (le) (rate(medflow_request_seconds_bucket[${slower.minutes}m]${offset})))`;
  const tried = (outcome = '') => counted(signIn.minutes, `{procedure="session.signIn"${outcome}}`);

  expect(expr('RollBackErrors')).toBe(
    `${rate(errors.minutes, '{outcome=~"INTERNAL_SERVER_ERROR|SERVICE_UNAVAILABLE"}')} > ${errors.above / 100} * ${rate(errors.minutes)} and ${counted(errors.minutes)} >= ${errors.leastCalls}`,
  );
  expect(expr('RollBackSlow')).toBe(
    `${p95()} > ${1 + slower.above / 100} * ${p95(' offset 1d')} and ${counted(slower.minutes)} >= ${slower.leastCalls}`,
  );
  expect(expr('RollBackSignIn')).toBe(
    `${tried()} >= ${signIn.leastTries} unless ${tried(',outcome="ok"')} > 0`,
  );
  expect(expr('RollBackConnections')).toBe(
    `min_over_time(sum(medflow_pool_connections{state="waiting"})[${connections.minutes}m:1m]) > ${connections.above}`,
  );
});
