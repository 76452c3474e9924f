import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runMedflow } from '../../server/cli/program.ts';
import { type Database } from '../../server/data/database/connection/database.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { createLog } from '../../server/logger.ts';
import { prove } from '../../server/operations/proof/proof.ts';
import { proceduresToWalk } from '../../server/operations/proof/walk/procedures.ts';
import { appRouter } from '../../server/router.ts';
import { SignedProof } from '../../shared/platform/proof.ts';

/** An installation of its own: a proof grants and takes roles, which belong to the whole server. */
let held: Database;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medflow-proof-'));
  Object.assign(process.env, { MEDFLOW_DATA_DIR: folder, NODE_ENV: 'development', DATABASE_URL: '' });
  held = await openDatabase(readEnv(), { flags: ['fsync=off'] });
  await run('db', 'create');
  await run('db', 'up');
});

afterAll(async () => {
  await held.close();
  process.env = before;
  await rm(folder, { recursive: true, force: true });
});

/** What a command prints and how it ends. */
const run = async (...args: string[]) => {
  const lines = { out: [] as string[], error: [] as string[] };
  const out = vi.spyOn(console, 'log').mockImplementation(line => lines.out.push(String(line)));
  const error = vi.spyOn(console, 'error').mockImplementation(line => lines.error.push(String(line)));
  try {
    const code = await runMedflow(args);
    return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
  } finally {
    for (const spy of [out, error]) spy.mockRestore();
    process.exitCode = 0;
  }
};

const asAdmin = async <T>(work: (admin: pg.Client) => Promise<T>): Promise<T> => {
  const admin = new pg.Client(held.connection('admin', held.name));
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
};

const databases = () =>
  asAdmin(async admin => (await admin.query('select datname from pg_database order by 1')).rows);

test('OPS-7 TEN-9: medflow proof finds no hole, and signs a report that can be checked', async () => {
  const [there, file] = [await databases(), join(folder, 'proof.json')];
  const { code, out } = await run('proof', '--out', file);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('no hole') });
  expect(await databases()).toEqual(there);

  const { report } = SignedProof.parse(JSON.parse(await readFile(file, 'utf8')));
  expect(report).toMatchObject({ ok: true, complete: true, holes: [], database: { name: 'medflow' } });
  const walked = report.checks.filter(({ check }) => check.endsWith('another clinic’s ids'));
  expect(walked.reduce((sum, { objects }) => sum + objects, 0)).toBe(proceduresToWalk(appRouter).length);
  for (const part of ['catalogue', 'walk', 'forgery', 'mutation'] as const)
    expect(report.counts[part]).toBeGreaterThan(0);
  expect(report.checks.filter(({ objects }) => objects === 0)).toEqual([]);

  expect(await run('proof', '--verify', file)).toMatchObject({
    code: 0,
    out: 'The report is genuine, complete, and without a hole.',
  });
  const kept = await asAdmin(async admin => (await admin.query('select signed from platform.proofs')).rows);
  expect(kept).toEqual([{ signed: JSON.parse(await readFile(file, 'utf8')) }]);
  await writeFile(file, (await readFile(file, 'utf8')).replace('"ok": true', '"ok": false'));
  expect(await run('proof', '--verify', file)).toMatchObject({
    code: 1,
    out: expect.stringContaining('The signature does not fit'),
  });
}, 300_000);

test('OPS-7: a hole in the live database makes the command fail and is named, also in its report', async () => {
  await asAdmin(admin => admin.query('alter table clinic.patients no force row level security'));
  try {
    const { code, out } = await run('proof', '--catalogue-only', '--json');
    expect(code).toBe(1);
    expect(SignedProof.parse(JSON.parse(out)).report).toMatchObject({
      ...{ ok: false, complete: false, counts: { holes: 1, walk: 0 } },
      holes: [{ object: 'patients', sentence: 'Table patients does not force row-level security.' }],
    });
    expect((await run('proof', '--catalogue-only')).out).toMatch(
      /broken[^]*HOLE {2}Table patients does not force/,
    );
  } finally {
    await asAdmin(admin => admin.query('alter table clinic.patients force row level security'));
  }
  const { code, out } = await run('proof', '--catalogue-only');
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('this is no full proof') });
});

test('OPS-7: where no scratch database may be created, the proof says so, and only the catalogue is left', async () => {
  await asAdmin(admin => admin.query("create role modest login password 'modest'"));
  await asAdmin(admin => admin.query('grant connect on database medflow to modest'));
  const modest: Database = {
    ...held,
    connection: (role, name) => ({
      ...held.connection(role, name),
      ...(role === 'admin' && { user: 'modest', password: 'modest' }),
    }),
  };
  const env = readEnv();
  const options = {
    router: appRouter,
    entities,
    domain: env.domain,
    log: createLog({ ...env, logLevel: 'silent' }),
  };
  await expect(prove(modest, options)).rejects.toThrow(
    'modest, the user of DATABASE_URL, is no superuser and so cannot create a scratch database',
  );
  expect(await prove(modest, { ...options, catalogueOnly: true })).toMatchObject({
    ...{ ok: true, complete: false },
  });
});

test('OPS-7: a report that can be neither read nor written is named, before any work is done', async () => {
  expect(await run('proof', '--out', join(folder, 'nowhere', 'proof.json'))).toMatchObject({
    code: 1,
    error: expect.stringMatching(/proof\.json cannot be written \(ENOENT\)\.$/),
  });
  expect(await run('proof', '--verify', join(folder, 'nowhere.json'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('nowhere.json cannot be read (ENOENT)'),
  });
  expect(await run('proof', '--verify', 'x', '--out', 'y')).toMatchObject({ code: 2 });
});
