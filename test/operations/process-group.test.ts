import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import type { Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { entities } from '../../server/entities.ts';
import { projectRoot, readEnv } from '../../server/env.ts';
import { createLog } from '../../server/logger.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { createOperator } from '../../server/platform/operators/create-operator.ts';
import { createProver } from '../../server/platform/proofs/prover.ts';
import { isOurs, processesFor, startGroup } from '../../server/processes/process-group.ts';
import { startHere } from '../fixtures/start-here.ts';
import { cookiesOf, send } from '../http/send.ts';

const PASSWORD = 'a long enough password';
const owner = { email: 'owner@group.test', firstName: 'Olive', lastName: 'Owner', password: PASSWORD };
const admin = { email: 'admin@medflow.test', name: 'Ada Admin', role: 'admin', password: PASSWORD } as const;

const before = { ...process.env };
const serverPort = () => Number(/API +http:\/\/localhost:(\d+)/.exec(started.said())?.[1]);

let dataDir: string;
/** Holds the server of the folder, so that the tests can look into it. */
let database: Database;
let group: ClinicFacts;
let started: Awaited<ReturnType<typeof startHere>>;
let stopped: ReturnType<typeof started.stop> | undefined;

/** `medflow start` in this process, as the first of a group: those that serve are processes of their own. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'medflow-group-'));
  Object.assign(process.env, {
    ...{ NODE_ENV: 'test', MEDFLOW_DATA_DIR: dataDir, DATABASE_URL: '', MEDFLOW_SEED: 'never' },
    ...{ MEDFLOW_PROCESSES: '2', PORT: '0', LOG_LEVEL: 'silent', MEDFLOW_SECRET: '' },
  });
  database = await openDatabase(readEnv(), { flags: ['fsync=off'] });
  cluster.setupPrimary({
    ...{ exec: join(projectRoot, 'server/cli/medflow.mjs'), args: ['start'], execArgv: [] },
  });
  started = await startHere();
  await using planes = await openPlanes(database, entities, database.name, { poolMax: 3 });
  group = await provision(planes, { slug: 'group', name: 'Group', timeZone: 'UTC', owner });
  await createOperator(planes, admin, systemHand('test'));
}, 120_000);

afterAll(async () => {
  await (stopped ?? started.stop());
  await database.close();
  process.env = before;
  await rm(dataDir, { recursive: true, force: true });
});

const members = (): Worker[] => Object.values(cluster.workers ?? {}).flatMap(worker => worker ?? []);

const ask = (host: string, path: string, method = 'GET', body?: unknown, cookie = '', agent?: Agent) =>
  send(serverPort(), {
    ...{ host: `${host}.localhost`, path, method, body, agent },
    headers: cookie ? { cookie } : {},
  });

const signIn = async (): Promise<string> => {
  const { email, password } = owner;
  return cookiesOf(await ask('group', '/api/v1/session', 'POST', { email, password }));
};

/** Two connections that are kept, which go to two processes in turn. */
const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const;
afterAll(() => agents.forEach(agent => agent.destroy()));

test('OPS-9 OPS-3: a session is good in every process, its end is the end in all of them, and metrics are sums', async () => {
  const session = (cookie: string) =>
    Promise.all(
      agents.map(
        async agent => (await ask('group', '/api/v1/session', 'GET', undefined, cookie, agent)).status,
      ),
    );
  const counted = async () => {
    const { text } = await send(serverPort(), { host: 'localhost', path: '/metrics' });
    return Number(/^tenant_context_success_total (\d+)$/m.exec(text)?.[1]);
  };
  const cookie = await signIn();
  for (let round = 0; round < 5; round++) expect(await session(cookie)).toEqual([200, 200]);
  expect(await counted()).toBe(10);
  expect((await ask('group', '/api/v1/session', 'DELETE', undefined, cookie, agents[0])).status).toBe(200);
  expect(await session(cookie)).toEqual([401, 401]);
});

test('OPS-9: of two processes one is killed under load, and the service goes on, with another in its place', async () => {
  const cookie = await signIn();
  const statuses: unknown[] = [];
  const acknowledged: string[] = [];
  const done = new AbortController();
  let numbered = 0;
  const clients = Array.from({ length: 4 }, async () => {
    while (!done.signal.aborted) {
      const identifier = `P-${++numbered}`;
      const patient = { firstName: 'Under', lastName: 'Load', identifier };
      const status = await ask('group', '/api/v1/patients', 'POST', patient, cookie).then(
        answer => answer.status,
        (error: NodeJS.ErrnoException) => error.code,
      );
      if (status === 200) acknowledged.push(identifier);
      statuses.push(status);
    }
  });
  const former = members();
  expect(former).toHaveLength(2);
  const replaced = new Promise<Worker>(resolve =>
    cluster.on('message', (worker, message) => {
      if (isOurs(message) && message.medflow === 'serving') resolve(worker);
    }),
  );
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(20);
  former[0]?.process.kill('SIGKILL');
  const { length } = acknowledged;
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(length + 20);
  expect(former).not.toContain(await replaced);
  done.abort();
  await Promise.all(clients);
  // What was on its way to the process that was killed has no answer; everything else has the right one.
  expect(statuses.filter(status => status !== 200 && status !== 'ECONNRESET')).toEqual([]);
  await using planes = await openPlanes(database, entities, database.name, { poolMax: 3 });
  const kept = await asActor(planes, systemActor(group.id, 'test'), em => em.find(Patient, {}), {
    readOnly: true,
  });
  const identifiers = kept.map(({ identifier }) => identifier);
  expect(acknowledged.filter(identifier => !identifiers.includes(identifier))).toEqual([]);
});

test('OPS-9 DB-5: what keeps a process from serving is said in its own words, and none of them is left', async () => {
  const env = { ...readEnv(), port: 0 };
  const others = members();
  const log = createLog(env);
  // Those that serve read the environment anew.
  process.env.MEDFLOW_SECRET = 'another secret of sufficient length';
  try {
    await expect(startGroup(2, { env, log, prover: createProver(log) })).rejects.toThrow(
      /^The data folder was created with another secret/,
    );
  } finally {
    process.env.MEDFLOW_SECRET = '';
  }
  expect(members()).toEqual(others);
});

test('OPS-9 DB-6: as many processes serve as was said or as there are cores, and connections for', async () => {
  const wanted = (processes: number | 'by cores', poolMax = 10) =>
    processesFor({ processes, poolMax }, database);
  expect(await wanted(1)).toBe(1);
  expect(await wanted(3)).toBe(3);
  expect(await wanted('by cores')).toBe(Math.min(availableParallelism(), 6));
  // Where there is room for none, one serves all the same: it may get by with fewer.
  expect(await wanted('by cores', 90)).toBe(1);
  await expect(wanted(64)).rejects.toThrow(
    /not enough connections for 64 processes of 10 each: lower MEDFLOW_PROCESSES to 6/,
  );
});

test('OPS-9 OPS-7: a proof that one process is asked for is run by the first, and told of by all', async () => {
  const { email, password } = admin;
  const cookie = cookiesOf(await ask('platform', '/trpc/session.signIn', 'POST', { email, password }));
  const states = () =>
    Promise.all(
      agents.map(async agent => {
        const { text } = await ask('platform', '/trpc/proofs.state', 'GET', undefined, cookie, agent);
        return JSON.parse(text).result.data;
      }),
    );
  const idle = { isRunning: false, failure: null };
  const running = { isRunning: true, failure: null };
  expect(await states()).toEqual([idle, idle]);
  const run = (agent: Agent) => ask('platform', '/trpc/proofs.run', 'POST', undefined, cookie, agent);
  expect(await run(agents[0])).toMatchObject({ status: 200 });
  await expect.poll(states, { timeout: 10_000, interval: 50 }).toEqual([running, running]);
  for (const agent of agents)
    expect(await run(agent)).toMatchObject({
      ...{ status: 422, text: expect.stringContaining('A proof is running already.') },
    });
});

test('OPS-8 OPS-9: told to stop, all of them end, without a complaint', async () => {
  const ends = members().map(member => once(member, 'exit'));
  expect(ends).toHaveLength(2);
  stopped = started.stop();
  expect(await stopped).toEqual({ code: 0, complaints: [] });
  expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0]);
  expect(started.said()).toMatch(/Stopped$/);
});
