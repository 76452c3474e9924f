import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { router } from '../../server/api/trpc.ts';
import { narrowRights, stopCounting } from '../../server/data/database/schema/columns.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { ormOptions } from '../../server/data/orm/config.ts';
import { clinicEntities, entities } from '../../server/entities.ts';
import { projectRoot } from '../../server/env.ts';
import { openFixture } from '../../server/operations/proof/walk/fixture.ts';
import { inputsOf } from '../../server/operations/proof/walk/inputs.ts';
import { proceduresToWalk } from '../../server/operations/proof/walk/procedures.ts';
import { type Records, records } from '../../server/operations/proof/walk/records.ts';
import { walk } from '../../server/operations/proof/walk/walk.ts';
import { appRouter } from '../../server/router.ts';
import { may, Role } from '../../shared/permissions.ts';
import { Referral } from '../fixtures/referral.entity.ts';
import { referrals } from '../fixtures/referrals.router.ts';
import { auditBreaches, isolationBreaches, samplesOf } from '../world/probes.ts';
import { answerTo } from '../world/records.ts';
import { database, databaseName, env, log, planes, prover, sqlAs, type TestClinic } from '../world/world.ts';

// A record that MedFlow does not have, added as docs/adding-a-record.md says: its files, a line in each of the two lists,
// and the table that the ORM makes of them. Nothing in here tells it how to be isolated, audited, trashed or versioned.
const admin = await sqlAs('admin');
const owner = new MikroORM(
  ormOptions(database.connection('owner', databaseName), {
    ...{
      name: 'owner',
      entities: [...new Set([...entities.clinic, ...entities.identity, ...entities.platform, Referral])],
      global: entities.global,
      max: 2,
    },
  }),
);
const drift = () => owner.schema.getUpdateSchemaSQL({ wrap: false });
await owner.em.getConnection().execute(await drift());
// What `medflow db up` does to every table after the migrations.
await owner.em.fork().transactional(async em => {
  await narrowRights(em);
  await stopCounting(em);
});
const clinicPlane = new MikroORM(
  ormOptions(database.connection('app', databaseName), {
    ...{ name: 'app', entities: [...clinicEntities, Referral], global: entities.global, max: 2 },
    vault: planes.vault,
  }),
);
afterAll(async () => {
  await owner.close();
  await clinicPlane.close();
});

const extended = router({ ...appRouter._def.record, referrals });
const fixture = openFixture({
  ...{ planes: { ...planes, clinic: clinicPlane }, domain: env.domain, log, prover },
  backupDir: env.backupDir,
});
const { admit, clinic } = fixture;
const as = async (of: TestClinic, role: Role = 'owner') =>
  extended.createCaller(fixture.contextWith(fixture.hostOf(of), await fixture.tokenOf(of, role)));

test('ENT TEN-9: its table is what the checks want of every table, and nothing else changed', async () => {
  expect((await drift()).trim()).toBe('');
  expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
});

describe('without a line about it, the tests that walk over everything', () => {
  const mine = router({ referrals });
  const inputFor = inputsOf(mine);
  let ours: Records;
  let theirs: Records;
  beforeAll(async () => {
    [ours, theirs] = [await records(fixture, extended), await records(fixture, extended)];
  });

  test('ENT-1 S1 S3 AUD-1: have some of it, and find it isolated and audited like every other record', async () => {
    const samples = await samplesOf(admin, ours.clinic, theirs.clinic);
    expect(samples.map(({ table }) => table)).toContain('clinic.referrals');
    const app = await sqlAs('app');
    await app.query('begin');
    const isolation = await isolationBreaches(app, samples, ours.clinic);
    const audit = await auditBreaches(app, samples, ours.clinic);
    await app.query('rollback');
    expect([isolation, audit]).toEqual([[], []]);
  });

  test('T5 T6 OPS-7: call each of its procedures with another clinic’s ids and with its own', async () => {
    expect(inputFor('referrals.write', ours)).toMatchObject({ patientId: ours.patient.id });
    expect(inputFor('referrals.send', ours)).toEqual({ id: ours.spare.referrals?.id, version: 1 });
    expect(inputFor('referrals.restore', ours)).toEqual({ id: ours.trashed.referrals?.id });
    const steps = await walk({ fixture, router: mine, inputFor, ours, theirs, admin });
    expect(steps.flatMap(({ holes }) => holes)).toEqual([]);
    const walked = steps.filter(({ line }) => line.check.startsWith('referrals'));
    expect(walked.map(({ line }) => line.objects)).toEqual([6, 6]);
  });

  test.each(proceduresToWalk(mine))('IDN-7: call $path as every role', async ({ path, permission }) => {
    for (const role of Role.options) {
      const { code, answer } = await answerTo(await as(ours.clinic, role), path, inputFor(path, ours));
      const refused = code === 'FORBIDDEN' && answer === 'Your role does not allow this.';
      expect({ role, refused }).toEqual({ role, refused: !permission || !may(role, permission) });
    }
  });
});

test('ENT-1 ENT-2 ENT-3: it keeps its version, goes to the trash and comes back, and each step leaves its trace', async () => {
  const { clinic: of, patient, ownerId } = await records(fixture, extended);
  const caller = (await as(of)).referrals;
  const letter = { patientId: patient.id, recipient: 'Dr. Bell', reason: 'A confidential reason' };
  const { id, version } = await caller.write(letter);
  await expect(caller.write(letter)).rejects.toMatchObject({ code: 'CONFLICT' });
  const sent = await caller.send({ id, version });
  expect(sent).toMatchObject({ status: 'sent', version: version + 1 });
  await expect(caller.trash({ id, version })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('Olive Owner'),
  });
  const listed = async (trashed: boolean) =>
    (await caller.list({ status: 'sent', trashed })).items.map(item => item.id);
  expect([await listed(false), await listed(true)]).toEqual([[id], []]);
  await caller.trash({ id, version: sent.version });
  await expect(caller.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect([await listed(false), await listed(true)]).toEqual([[], [id]]);
  await caller.restore({ id });
  expect(await caller.get({ id })).toMatchObject({
    ...{ reason: letter.reason, deletedAt: null },
    status: 'sent',
  });

  const { rows } = await admin.query(
    'select action, entity, actor_id, procedure, changes from clinic.audit_entries where entity_id = $1 order by txid',
    [id],
  );
  const steps = ['CREATE write', 'UPDATE send', 'DELETE trash', 'RESTORE restore'];
  expect(rows.map(({ action, procedure }) => `${action} ${procedure.replace('referrals.', '')}`)).toEqual(
    steps,
  );
  expect(rows.every(({ entity, actor_id }) => entity === 'Referral' && actor_id === ownerId)).toBe(true);
  expect(rows[0].changes).toMatchObject({
    reason: { protected: true },
    recipient: { from: null, to: 'Dr. Bell' },
  });
  expect(rows[1].changes).toEqual({ status: { from: 'draft', to: 'sent' } });
  const { rowCount } = await admin.query(
    "select from clinic.access_entries where procedure = 'referrals.get' and $1 = any(patient_ids)",
    [patient.id],
  );
  expect(rowCount).toBe(1);
});

// What the guide shows as test/clinic/referrals.test.ts.
test('a referral is sent once', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: patientId } = await admit(ours);
  const { id, version } = await caller.referrals.write({ patientId, recipient: 'Dr. Bell' });
  const sent = await caller.referrals.send({ id, version });

  await expect(caller.referrals.send({ id, version: sent.version })).rejects.toThrow('sent already');
  expect(await caller.referrals.get({ id })).toMatchObject({ status: 'sent', version: sent.version });
});

const guide = readFileSync(join(projectRoot, 'docs/adding-a-record.md'), 'utf8');
const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

test('ENT: the guide shows nothing but what is tested here', () => {
  const tested = ['referrals.ts', 'referral.entity.ts', 'referrals.router.ts'].map(file =>
    read(`../fixtures/${file}`),
  );
  const everything = [...tested, read('new-record.test.ts')];
  // The tested files lie elsewhere, so only their imports differ.
  const bare = (code: string) => code.replace(/^import [^;]+;\n/gm, '').trim();
  const shown = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => bare(code));
  expect(shown.filter(code => !everything.some(file => file.includes(code)))).toEqual([]);
  expect(tested.map(bare).filter(file => !shown.includes(file))).toEqual([]);
});

test('ENT: the guide asks for five files, two lines and a generated migration', () => {
  const places = [...guide.matchAll(/^## (\d)\. The (\w+)/gm)].map(([, number, what]) => `${number} ${what}`);
  expect(places).toEqual(['1 contract', '2 entity', '3 router', '4 page', '5 test', '6 migration']);
  const lines = [...guide.matchAll(/^One line in `(.+?)`/gm)].map(([, file]) => file);
  expect(lines).toEqual(['server/entities.ts', 'server/router.ts']);
});
