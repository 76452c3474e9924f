import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { isSealed } from '../../server/data/forms/sealed-column.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { SystemEntry } from '../../server/data/trails/system-entry.entity.ts';
import { keyFolder } from '../../server/data/vault/key-store.ts';
import { versionOf } from '../../server/data/vault/keyring.ts';
import { localRootKey } from '../../server/data/vault/root-key.ts';
import { Vault } from '../../server/data/vault/vault.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { olderSealed, resealing } from '../../server/operations/reseal.ts';
import { DataKey } from '../../server/platform/keys/data-key.entity.ts';
import { rotateKey } from '../../server/platform/keys/rotate-key.ts';
import { vaultSecret } from '../../server/secrets.ts';
import { openedPortal } from '../world/portal-browser.ts';
import { records } from '../world/records.ts';
import { unsealed } from '../world/unsealed.ts';
import { as, clinic, env, faker, inContext, planes, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');
const by = systemHand('test');

const isDue = async ({ id }: TestClinic) =>
  (await clinicsWithWork(planes, olderSealed())).some(clinic => clinic.id === id);

const resealAll = async (of: TestClinic): Promise<void> => {
  const batch = resealing();
  while (await batch(planes, of));
};

/** As if the newest key had been made a while ago, so that every process knows it. */
const age = ({ id }: TestClinic) =>
  admin.query(
    `update platform.data_keys set created_at = created_at - interval '1 hour' where clinic_id = $1`,
    [id],
  );

const admit = async (of: TestClinic, notes: string): Promise<string> =>
  (await (await as(of)).patients.admit({ ...patientFields(faker), notes })).id;

const notesOf = async (of: TestClinic, id: string) => (await (await as(of)).patients.get({ id })).notes;

const versions = async ({ id }: TestClinic): Promise<number[]> => {
  const { rows } = await admin.query(
    `select notes as sealed from clinic.patients where tenant_id = $1 and notes is not null
     union all select text from clinic.messages where tenant_id = $1 order by 1`,
    [id],
  );
  return [...new Set(rows.map(({ sealed }) => versionOf(sealed)))].toSorted((one, other) => one - other);
};

const trailOf = async ({ id }: TestClinic) =>
  (await admin.query('select count(*)::int from clinic.audit_entries where tenant_id = $1', [id])).rows[0]
    .count;

const keysOf = ({ id }: TestClinic) =>
  planes.platform.em.fork().find(DataKey, { clinicId: id }, { orderBy: { version: 1 } });

test('PHI-2 E4: a new key seals from then on, and a job seals the rest anew, of trashed records and messages as well', async () => {
  const { ours: of, patient } = await openedPortal({ portalMessages: true });
  const caller = await as(of);
  const [id, trashed] = [await admit(of, 'stays'), await admit(of, 'thrown away')];
  await caller.messages.write({ patientId: patient.id, text: 'Your results are here' });
  await caller.patients.trash({ id: trashed, version: 1 });
  expect(await isDue(of)).toBe(false);

  expect(await rotateKey(planes, by, of)).toBe(2);

  expect(await isDue(of)).toBe(true);
  const later = await admit(of, 'later');
  expect(await versions(of)).toEqual([1, 2]);
  const [trail, before] = [await trailOf(of), await caller.patients.get({ id })];
  await age(of);
  await resealAll(of);
  expect(await versions(of)).toEqual([2]);
  expect(await isDue(of)).toBe(false);
  expect((await keysOf(of)).map(({ drainedAt }) => drainedAt !== null)).toEqual([true, false]);
  // Nothing that a record says has changed by it.
  expect(await trailOf(of)).toBe(trail);
  expect(await caller.patients.get({ id })).toEqual(before);
  expect(await notesOf(of, later)).toBe('later');
  await caller.patients.restore({ id: trashed });
  expect(await notesOf(of, trashed)).toBe('thrown away');
  const entries = await planes.platform.em
    .fork()
    .find(SystemEntry, { action: 'keys.rotate', tenantId: of.id });
  expect(entries).toMatchObject([{ entity: 'DataKey', actor: 'test' }]);
});

test('PHI-2 E4: while values are sealed anew every read and every change succeeds, and nothing of them is lost', async () => {
  const of = await clinic();
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) ids.push(await admit(of, `note ${n}`));
  await rotateKey(planes, by, of);
  await age(of);
  const over = new AbortController();
  const caller = await as(of);
  const read = async () => {
    while (!over.signal.aborted)
      for (const [n, id] of ids.entries())
        expect((await caller.patients.get({ id })).notes).toMatch(`note ${n}`);
  };
  const change = async () => {
    for (const id of ids) {
      const { version, notes } = await caller.patients.get({ id });
      await caller.patients.update({ id, version, notes: `${notes}, changed` });
    }
  };

  const reading = read();
  await Promise.all([resealAll(of), resealAll(of), change()]);
  await resealAll(of);
  over.abort();
  await reading;

  expect(await versions(of)).toEqual([2]);
  for (const [n, id] of ids.entries()) expect(await notesOf(of, id)).toBe(`note ${n}, changed`);
});

test('V7 PHI-2: what was not sealed yet is sealed by the same job', async () => {
  const of = await clinic();
  const id = await admit(of, 'x');
  await admin.query('update clinic.patients set notes = $2 where id = $1', [...[id, unsealed('Grüße')]]);
  await admin.query(`insert into platform.data_keys (clinic_id, version, fingerprint) values ($1, 0, '')`, [
    of.id,
  ]);
  expect(await isDue(of)).toBe(true);
  await age(of);

  await resealAll(of);

  expect(await versions(of)).toEqual([1]);
  expect(await notesOf(of, id)).toBe('Grüße');
  expect(await isDue(of)).toBe(false);
});

test('PHI-2 E4 OPS-9: what another process sealed with a key of this moment is read at once, by every call', async () => {
  const of = await clinic();
  const id = await admit(of, 'Before');
  expect(await notesOf(of, id)).toBe('Before');
  // The other process, whose folder of keys is the same.
  const elsewhere = new Vault(localRootKey(await vaultSecret(env)), keyFolder(join(env.dataDir, 'keys')));
  await elsewhere.make(of.id, 2);
  await elsewhere.load(of.id);
  const place = { clinicId: of.id, table: 'clinic.patients', column: 'notes', id };
  const sealed = elsewhere.keyringOf(of.id).seal(place, 'Since');
  await admin.query('set session_replication_role = replica');
  await admin.query('update clinic.patients set notes = $2 where id = $1', [id, sealed]);
  await admin.query('reset session_replication_role');
  expect(await notesOf(of, id)).toBe('Since');
});

test('SEA-1 PHI-2: who was there before there were tokens is found, sorted and told apart once the job came by, and nobody else says so', async () => {
  const of = await clinic();
  const caller = await as(of);
  const people = [{ lastName: 'Zweig', identifier: 'Z-1' }, { lastName: 'Ahorn' }];
  for (const person of people) await caller.patients.admit({ ...patientFields(faker), ...person });
  const { rows } = await admin.query('select id from clinic.patients where tenant_id = $1', [of.id]);
  await admin.query(
    `set session_replication_role = replica;
     update clinic.patients set search_tokens = null, name_order = null, number_key = null where tenant_id = $1;
     delete from clinic.patient_terms where tenant_id = $1;
     reset session_replication_role`.replaceAll('$1', `'${of.id}'`),
  );
  const listed = async (search?: string) =>
    (await caller.patients.list({ search })).items.map(({ lastName, version }) => [lastName, version]);
  expect(await listed('zwei')).toEqual([]);
  const trail = await trailOf(of);

  await resealAll(of);

  expect(await listed('zwei')).toEqual([['Zweig', 1]]);
  expect(await listed()).toEqual([
    ['Ahorn', 1],
    ['Zweig', 1],
  ]);
  const twice = caller.patients.admit({ lastName: 'Other', identifier: 'z-1' });
  await expect(twice).rejects.toThrow('Another patient already has this identifier.');
  expect(await trailOf(of)).toBe(trail);
  // What is worked out already is changed by nobody without a trace.
  const app = await sqlAs('app');
  const moved = inContext(app, of, client =>
    client.query(
      `update clinic.patients set name_order = 'a' where id = '${rows[0].id}'; set constraints all immediate`,
    ),
  );
  await expect(moved).rejects.toThrow(/without the audit entry/);
});

test('PHI-2: a key counts as drained only once every process must know the next one', async () => {
  const of = await clinic();
  await admit(of, 'x');
  await rotateKey(planes, by, of);

  await resealAll(of);

  expect(await versions(of)).toEqual([2]);
  expect(await isDue(of)).toBe(true);
});

test('PHI-2 L4: sealing anew is the platform’s alone, of sealed columns alone, and in the clinic of the context', async () => {
  const [of, others] = [await clinic(), await clinic()];
  const id = await admit(of, 'x');
  const { rows } = await admin.query('select notes from clinic.patients where id = $1', [id]);
  const before = rows[0].notes.toString('hex');
  const anew = (more: object) =>
    JSON.stringify([{ id, before, after: before.replace(/^..../, '0002'), ...more }]);
  const reseal = `select security.reseal('clinic.patients', $1, $2) as done`;
  const [app, platform] = [await sqlAs('app'), await sqlAs('platform')];

  await expect(inContext(app, of, client => client.query(reseal, ['notes', anew({})]))).rejects.toThrow(
    /permission denied/,
  );
  const tried = (column: string, more: object, clinicOf = of) =>
    inContext(
      platform,
      clinicOf,
      async client => (await client.query(reseal, [column, anew(more)])).rows[0].done,
    );
  await expect(tried('status', {})).rejects.toThrow(/only what is sealed/);
  await expect(tried('language', {})).rejects.toThrow(/only what is sealed/);
  expect(await tried('notes', {}, others)).toBe(0);
  expect(await tried('notes', { before: before.replace(/..$/, 'zz'.replace(/z/g, '0')) })).toBe(0);
  expect(await tried('notes', { after: before })).toBe(0);
  expect(await notesOf(of, id)).toBe('x');
});

test('V3 PHI-2: a rotation leaves nothing behind in any sealed column of any table', async () => {
  const { clinic: of } = await records();
  await rotateKey(planes, by, of);
  await age(of);
  const sealedWith = async (version: number): Promise<string[]> => {
    const found: string[] = [];
    for (const { abstract, schema, tableName, props } of planes.clinic.getMetadata())
      for (const {
        fieldNames: [column],
      } of abstract ? [] : props.filter(isSealed)) {
        const sql = `select from "${schema}"."${tableName}" where tenant_id = $1 and substr("${column}", 1, 2) = $2 limit 1`;
        const { rowCount } = await admin.query(sql, [of.id, Buffer.from([0, version])]);
        if (rowCount) found.push(`${tableName}.${column}`);
      }
    return found;
  };
  const before = await sealedWith(1);
  expect(before.length).toBeGreaterThan(15);

  await resealAll(of);

  expect(await sealedWith(1)).toEqual([]);
  expect(await sealedWith(2)).toEqual(before);
});
