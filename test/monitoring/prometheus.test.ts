import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '../../server/env.ts';
import { openDoor } from '../http/front-door.ts';
import { freePort } from '../http/npm-start.ts';
import { clinic, cookieOf, hostOf } from '../world/world.ts';

const run = promisify(execFile);
const shipped = join(projectRoot, 'deploy/prometheus');
const promtool = (...args: string[]) => run('promtool', args);

let place: string;
let prometheus: ChildProcess | undefined;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'medflow-prometheus-'));
  await promtool('--version').catch(() => {
    throw new Error(
      'These tests need Prometheus, which does not come from npm. On Debian, as root: .ci/prometheus npm run test:monitoring',
    );
  });
});

afterAll(async () => {
  if (prometheus && prometheus.exitCode === null) {
    const gone = once(prometheus, 'exit');
    prometheus.kill();
    await gone;
  }
  await rm(place, { recursive: true, force: true });
});

test('OPS-4 LIT-6: Prometheus takes the configuration, and alerts are raised by what they should be', async () => {
  const { stdout: rules } = await promtool('check', 'rules', join(shipped, 'alerts.yml'));
  expect(rules).toContain('SUCCESS');
  const { stdout: config } = await promtool('check', 'config', join(shipped, 'prometheus.yml'));
  expect(config).toContain('is valid prometheus config file');
  const { stdout: raised } = await promtool('test', 'rules', join(shipped, 'alerts.test.yml'));
  expect(raised).toContain('SUCCESS');
});

/** A Prometheus with the shipped files that watches the server at this port, each second. */
const watching = async (server: number): Promise<(path: string) => Promise<unknown>> => {
  const config = (await readFile(join(shipped, 'prometheus.yml'), 'utf8'))
    .replace('localhost:3000', `localhost:${server}`)
    .replaceAll('_interval: 15s', '_interval: 1s');
  await writeFile(join(place, 'prometheus.yml'), config);
  await writeFile(join(place, 'alerts.yml'), await readFile(join(shipped, 'alerts.yml')));
  const port = await freePort();
  prometheus = spawn(
    'prometheus',
    [
      `--config.file=${join(place, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(place, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  return async path => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`).catch(() => null);
    return answer?.ok ? answer.json() : null;
  };
};

const Targets = z.object({ data: z.object({ activeTargets: z.array(z.object({ health: z.string() })) }) });
const Found = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});
const Alerts = z.object({
  data: z.object({
    alerts: z.array(z.object({ state: z.string(), labels: z.object({ alertname: z.string() }) })),
  }),
});
const patience = { timeout: 30_000, interval: 500 };

test('OPS-4 LIT-6: a real Prometheus reads a running server, and raises the alarm of a session at another clinic’s door', async () => {
  const { port, knock } = await openDoor();
  const [ours, theirs] = [await clinic(), await clinic()];
  const ask = await watching(port);
  const health = async () =>
    Targets.safeParse(await ask('targets')).data?.data.activeTargets.map(target => target.health);
  await expect.poll(health, patience).toEqual(['up']);
  const counted = async () =>
    Found.safeParse(await ask('query?query=tenant_mismatch_errors_total')).data?.data.result.map(
      ({ value: [, count] }) => count,
    );
  await expect.poll(counted, patience).toEqual(['0']);
  const firing = async () =>
    Alerts.safeParse(await ask('alerts')).data?.data.alerts.flatMap(({ state, labels }) =>
      state === 'firing' ? [labels.alertname] : [],
    );
  // That alerts are on their way is told from the first evaluation on.
  await expect.poll(firing, patience).toEqual(['Watchdog']);

  const headers = { cookie: await cookieOf(ours) };
  expect(await knock({ host: hostOf(theirs), path: '/api/v1/patients', headers })).toMatchObject({
    status: 403,
  });
  await expect
    .poll(async () => (await firing())?.toSorted((one, other) => one.localeCompare(other)), patience)
    .toEqual(['CrossTenantAccessAttempt', 'Watchdog']);
});
