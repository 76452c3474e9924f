import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, expect, test } from 'vitest';
import { router } from '../../server/api/trpc.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { ormOptions } from '../../server/data/orm/config.ts';
import { clinicEntities, entities } from '../../server/entities.ts';
import { projectRoot } from '../../server/env.ts';
import { Referral } from '../fixtures/referral.entity.ts';
import { referrals } from '../fixtures/referrals.router.ts';
import { auditBreaches, isolationBreaches, samplesOf } from '../world/probes.ts';
import { records } from '../world/records.ts';
import {
  contextWith,
  database,
  databaseName,
  hostOf,
  planes,
  sqlAs,
  type TestClinic,
  tokenOf,
} from '../world/world.ts';

// A record that MedFlow does not have, added as docs/adding-a-record.md says: three files and the table that the ORM
// makes of them. Nothing in here tells it how to be isolated, audited, trashed or versioned.
const admin = await sqlAs('admin');
const owner = new MikroORM(
  ormOptions(database.connection('owner', databaseName), {
    ...{
      name: 'owner',
      entities: [...new Set([...entities.clinic, ...entities.identity, ...entities.platform]), Referral],
      global: entities.global,
      max: 2,
    },
  }),
);
const drift = () => owner.schema.getUpdateSchemaSQL({ wrap: false });
await owner.em.getConnection().execute(await drift());
const clinicPlane = new MikroORM(
  ormOptions(database.connection('app', databaseName), {
    ...{ name: 'app', entities: [...clinicEntities, Referral], global: entities.global, max: 2 },
  }),
);
afterAll(async () => {
  await owner.close();
  await clinicPlane.close();
});

const extended = router({ referrals });
const as = async (of: TestClinic) =>
  extended.createCaller({
    ...contextWith(hostOf(of), await tokenOf(of)),
    planes: { ...planes, clinic: clinicPlane },
  }).referrals;

test('ENT TEN-9: its table is what the checks want of every table, and nothing else changed', async () => {
  expect((await drift()).trim()).toBe('');
  expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
});

test('ENT-1 S1 S3 AUD-1: it is isolated and audited like every other record', async () => {
  const [ours, theirs] = [await records(), await records()];
  const write = { recipient: 'Dr. Bell', reason: 'A second opinion' };
  await (await as(ours.clinic)).write({ ...write, patientId: ours.patient.id });
  const { id, version } = await (await as(theirs.clinic)).write({ ...write, patientId: theirs.patient.id });
  const samples = await samplesOf(admin, ours.clinic, theirs.clinic);
  expect(samples.map(({ table }) => table)).toContain('clinic.referrals');
  const app = await sqlAs('app');
  await app.query('begin');
  expect(await isolationBreaches(app, samples, ours.clinic)).toEqual([]);
  expect(await auditBreaches(app, samples, ours.clinic)).toEqual([]);
  await app.query('rollback');

  const stranger = await as(ours.clinic);
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  await expect(stranger.get({ id })).rejects.toMatchObject(missing);
  await expect(stranger.send({ id, version })).rejects.toMatchObject(missing);
  await expect(stranger.trash({ id, version })).rejects.toMatchObject(missing);
  await expect(stranger.restore({ id })).rejects.toMatchObject(missing);
  await expect(stranger.write({ ...write, patientId: theirs.patient.id })).rejects.toMatchObject(missing);
  expect((await stranger.list({})).items).toHaveLength(1);
});

test('ENT-1 ENT-2 ENT-3: it keeps its version, goes to the trash and comes back, and each step leaves its trace', async () => {
  const { clinic, patient, ownerId } = await records();
  const caller = await as(clinic);
  const letter = { patientId: patient.id, recipient: 'Dr. Bell', reason: 'A confidential reason' };
  const { id, version } = await caller.write(letter);
  await expect(caller.write(letter)).rejects.toMatchObject({ code: 'CONFLICT' });
  const sent = await caller.send({ id, version });
  expect(sent).toMatchObject({ status: 'sent', version: version + 1 });
  await expect(caller.trash({ id, version })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('Olive Owner'),
  });
  await caller.trash({ id, version: sent.version });
  await expect(caller.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await caller.list({})).toMatchObject({ items: [] });
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

test.each(['referrals.ts', 'referral.entity.ts', 'referrals.router.ts'])(
  'ENT: the guide shows %s as it is tested here',
  file => {
    const guide = readFileSync(join(projectRoot, 'docs/adding-a-record.md'), 'utf8');
    const code = readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8');
    // The tested files lie elsewhere, so only their imports differ.
    expect(guide).toContain(code.replace(/^import [^;]+;\n/gm, '').trim());
  },
);

test('ENT: the guide asks for seven places at most', () => {
  const guide = readFileSync(join(projectRoot, 'docs/adding-a-record.md'), 'utf8');
  const places = [...guide.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));
  expect(places).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
