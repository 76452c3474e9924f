import { afterAll, expect, test } from 'vitest';
import { killDatabase } from '../world/kill-database.ts';
import { expectAsTold } from './as-told.ts';
import { install, signIn } from './installation.ts';
import { type Supervised, supervise } from './supervise.ts';
import { writing } from './writers.ts';

const KILLS = Number(process.env.KILLS ?? 100);
const SERVERS = 3;
const WRITERS = 8;
/** Calls that are acknowledged between two kills, so that each of them meets a service at work. */
const BETWEEN = 20;
const MINUTE_MS = 60_000;

const installation = await install();
const servers: Supervised[] = [];
afterAll(() => Promise.all(servers.map(server => server.stop())));

/** Of those that serve, one after the other. */
const someServer = (turn: number): Supervised | undefined => {
  const up = servers.filter(server => server.isUp());
  return up[turn % up.length];
};

/** The process that works for a call, which takes all others of the database with it: none of them is trusted any more. */
const killBackend = async (): Promise<void> => {
  const [backend] = await installation.sql<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'medflow_app' order by state = 'idle', xact_start limit 1`,
  );
  if (backend) process.kill(backend.pid, 'SIGKILL');
};

const kinds: [name: string, kill: (turn: number) => unknown][] = [
  ['server', turn => someServer(turn)?.kill()],
  ['backend', killBackend],
  ['server', turn => someServer(turn)?.kill()],
  ['database', () => killDatabase(installation.dataDir)],
  ['server', turn => someServer(turn)?.kill()],
  ['backend', killBackend],
  ['server', turn => someServer(turn)?.kill()],
  ['database', () => killDatabase(installation.dataDir)],
  ['backend', killBackend],
  [
    'everything',
    async () => {
      for (const server of servers) server.kill();
      await killDatabase(installation.dataDir);
    },
  ],
];

test(`F1 L5 OPS-8: ${KILLS} kills of servers and database under load lose nothing that was acknowledged and keep nothing that was refused`, {
  timeout: 5 * MINUTE_MS + KILLS * MINUTE_MS,
}, async ({ annotate }) => {
  for (let n = 0; n < SERVERS; n++) servers.push(await supervise(installation.environment));
  await expect.poll(() => servers.every(server => server.isUp()), { timeout: 2 * MINUTE_MS }).toBe(true);
  const [first] = servers;
  if (!first) throw new Error('Nobody serves.');
  const cookie = await signIn(first.port);
  const begun = Date.now();
  const { outcomes, strange, acknowledged, sentAgain, stop } = writing({
    ...{ ports: servers.map(({ port }) => port), cookie, writers: WRITERS },
  });
  /** Until a call that began after the kill was acknowledged, by kind. */
  const outages = new Map<string, number[]>();
  const after = (time: number) => acknowledged.filter(each => each > time);
  await expect.poll(() => acknowledged.length, { timeout: MINUTE_MS }).toBeGreaterThan(BETWEEN);
  for (let turn = 0; turn < KILLS; turn++) {
    const [kind, kill] = kinds[turn % kinds.length] ?? ['none', () => undefined];
    await expect.poll(() => servers.some(server => server.isUp()), { timeout: MINUTE_MS }).toBe(true);
    const killed = Date.now();
    await kill(turn);
    await expect.poll(() => after(killed).length, { timeout: MINUTE_MS, interval: 10 }).toBeGreaterThan(0);
    outages.set(kind, [...(outages.get(kind) ?? []), Date.now() - killed]);
    await expect.poll(() => after(killed).length, { timeout: MINUTE_MS }).toBeGreaterThan(BETWEEN);
  }
  await stop();
  const seconds = (Date.now() - begun) / 1000;

  await expect.poll(() => servers.every(server => server.isUp()), { timeout: 2 * MINUTE_MS }).toBe(true);
  expect(strange).toEqual([]);
  const counts = await expectAsTold(installation, { port: first.port, cookie, outcomes });
  const worst = [...outages].map(([kind, ms]) => `${kind} ${ms.length} times, ${Math.max(...ms)} ms`);
  await annotate(
    `${KILLS} kills in ${Math.round(seconds)} s; longest until a call was answered again: ${worst.join('; ')}. ` +
      `${JSON.stringify(counts)}, ${sentAgain()} sent again.`,
  );
});
