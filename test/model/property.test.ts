import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { appRouter } from '../../server/router.ts';
import { faults } from '../fixtures/faulty-facilities.ts';
import { npmStart, ready } from '../http/npm-start.ts';
import { database, databaseName, sqlAs } from '../world/world.ts';
import { inProcess, overHttp } from './answering.ts';
import { CLIENTS, commands } from './command.ts';
import { partialLists } from './lists.ts';
import { definitionsOf, drivenPaths, notDriven } from './procedures.ts';
import { openTrial, threeClinics } from './trial.ts';

const RUNS = 100;
const COMMANDS = 30;
const RUNS_OVER_HTTP = 3;

const admin = await sqlAs('admin');

const procedures = definitionsOf(appRouter);
const isQuery = (path: string) => procedures[path]?.type === 'query';

/** What a report says after "seed:" and "path:"; with them a run that failed is drawn again. */
const { FC_SEED, FC_PATH } = process.env;
const seed = FC_SEED ? Number(FC_SEED) : Date.now() % 2 ** 31;

test(`T13 TEN-11: ${RUNS} runs of ${COMMANDS} commands in three clinics, eight at a time, go as the model says`, {
  timeout: 600_000,
}, async ({ annotate }) => {
  await annotate(`FC_SEED=${seed}`);
  const open = async () =>
    openTrial({
      ...{ router: appRouter, clinics: await threeClinics(), admin, answering: inProcess(appRouter) },
    });
  const trial = await open();
  const driven = drivenPaths(appRouter);
  const property = fc.asyncProperty(commands(driven, COMMANDS), trial.run);
  // A failed run is told at once; drawing it again by its seed looks for the shortest one that fails.
  const again = { ...(FC_PATH && { path: FC_PATH }), endOnFailure: !FC_SEED };
  await fc.assert(property, { numRuns: RUNS, seed, ...again });

  expect(trial.inFlight.most).toBe(CLIENTS);
  // Nothing is proved of a procedure that never got further than looking for its records.
  const isReached = ({ outcomes }: typeof trial, path: string) =>
    ['OK', 'UNPROCESSABLE_CONTENT'].some(code => outcomes.get(path)?.has(code));
  // Questions first, and last what leaves the others with a patient or a practitioner in the trash.
  const turnOf = (path: string) => (isQuery(path) ? 0 : path.endsWith('.trash') ? 2 : 1);
  const leftOut = driven.filter(path => !isReached(trial, path)).toSorted((a, b) => turnOf(a) - turnOf(b));
  // What chance left out until its records were used up, such as a token that was revoked, is tried in clinics of its own.
  const fresh = leftOut.length > 0 && !FC_PATH ? await open() : trial;
  for (const path of fresh === trial ? [] : leftOut)
    for (const drawn of fc.sample(commands([path], COMMANDS), { numRuns: 3, seed })) await fresh.run(drawn);
  const unreached = leftOut
    .filter(path => !isReached(fresh, path))
    .map(path => [path, ...(fresh.outcomes.get(path) ?? [])]);
  expect(FC_PATH ? [] : unreached).toEqual([]);
});

test(`T13 TEN-11 OPS-9: ${RUNS_OVER_HTTP} runs over HTTP through two processes go as the model says, too`, {
  timeout: 300_000,
}, async ({ annotate }) => {
  await annotate(`FC_SEED=${seed}`);
  const server = await ready(
    await npmStart({
      ...{ ...inject('environment'), LOG_LEVEL: 'info', MEDFLOW_PROCESSES: '2', MEDFLOW_POOL_MAX: '6' },
      DATABASE_URL: database.url('admin', databaseName),
    }),
  );
  const trial = await openTrial({
    ...{ router: appRouter, clinics: await threeClinics(), admin, answering: overHttp(server.port) },
  });
  const property = fc.asyncProperty(commands(drivenPaths(appRouter), COMMANDS), trial.run);
  await fc.assert(property, { numRuns: RUNS_OVER_HTTP, seed, endOnFailure: !FC_SEED });

  expect(trial.inFlight.most).toBe(CLIENTS);
  // Whoever answered a call of the model says so in the log, which all processes write to.
  const answered = server.said().match(/^\{.*"path":"\/trpc\/.*$/gm) ?? [];
  const shares = Map.groupBy(answered, line => JSON.parse(line).pid);
  expect(shares.size).toBe(2);
  for (const lines of shares.values()) expect(lines.length).toBeGreaterThan(RUNS_OVER_HTTP * COMMANDS * 0.2);
  server.process.kill('SIGTERM');
  expect(await server.code).toBe(0);
  expect(server.complained()).toBe('');
});

/** One set for all faults: each trial takes for true what it finds when it begins. */
const toSpoil = threeClinics();

test.each(Object.entries(faults))(
  'T13 TEN-11: the model notices a procedure that %s',
  {
    timeout: 180_000,
  },
  async (_, fault) => {
    const trial = await openTrial({
      ...{ router: fault.router, clinics: await toSpoil, admin, answering: inProcess(fault.router) },
    });
    const drawn = commands(drivenPaths(fault.router), COMMANDS);
    const check = fc.check(fc.asyncProperty(drawn, trial.run), { numRuns: 20, seed: 1, endOnFailure: true });
    expect((await check).errorInstance).toMatchObject({ message: expect.stringMatching(fault.reported) });
  },
);

test('T13 TEN-11: what is not driven or read in part says why', () => {
  const all = Object.keys(procedures);
  expect(drivenPaths(appRouter).length).toBeGreaterThan(50);
  const left = { ...notDriven, ...partialLists };
  expect(Object.keys(left).filter(path => !all.includes(path))).toEqual([]);
  for (const reason of Object.values(left)) expect(reason).toMatch(/\w{3}/);
});
