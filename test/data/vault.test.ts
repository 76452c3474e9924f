import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { Message } from '../../server/clinic/messages/message.entity.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { isSealed } from '../../server/data/forms/sealed-column.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { findTogether } from '../../server/data/orm/find-together.ts';
import { isProtected } from '../../server/data/records/tenant-entity.ts';
import { keyFolder } from '../../server/data/vault/key-store.ts';
import { Keyring, versionOf } from '../../server/data/vault/keyring.ts';
import { localRootKey } from '../../server/data/vault/root-key.ts';
import { Vault, vaultInMemory } from '../../server/data/vault/vault.ts';
import { UnknownKey, VaultFault } from '../../server/data/vault/vault-fault.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { expectKeys } from '../../server/platform/keys/expect-keys.ts';
import { StartupError } from '../../server/startup-error.ts';
import { unsealed } from '../world/unsealed.ts';
import {
  as,
  bookable,
  clinic,
  env,
  faker,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const FAULT = 'Something went wrong on our side. Please tell support the request id.';

const places = { clinicId: 'c1', table: 'clinic.patients', column: 'notes', id: 'p1' };
const ringOf = (...versions: number[]) =>
  new Keyring('c1', new Map(versions.map(version => [version, Buffer.alloc(32, version)])));

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'medflow-keys-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
};

const noted = async (of: TestClinic, notes: string): Promise<string> => {
  const { id } = await (await as(of)).patients.admit({ ...patientFields(faker), notes });
  return id;
};

const notesOf = async (of: TestClinic, id: string) => (await (await as(of)).patients.get({ id })).notes;

const stored = async (id: string): Promise<Buffer> =>
  (await admin.query('select notes from clinic.patients where id = $1', [id])).rows[0].notes;

const store = (id: string, notes: Uint8Array) =>
  admin.query('update clinic.patients set notes = $2 where id = $1', [id, notes]);

test('PHI-1 E3: what a record holds as text is sealed in the database, differently each time, and read as it was', async () => {
  const of = await clinic();
  const [one, other] = [await noted(of, 'Allergic to latex'), await noted(of, 'Allergic to latex')];

  const [first, second] = [await stored(one), await stored(other)];
  expect(versionOf(first)).toBe(1);
  expect(first.equals(second)).toBe(false);
  for (const sealed of [first, second]) expect(sealed.toString('latin1')).not.toContain('latex');
  expect(await notesOf(of, one)).toBe('Allergic to latex');
});

test('PHI-1: a record that is changed, emptied, joined or changed among many is sealed as well', async () => {
  const { clinic: of, caller, links } = await bookable();
  const { id } = await caller.patients.admit({ ...patientFields(faker), notes: 'before' });
  const others = [await noted(of, 'one'), await noted(of, 'two')];

  await asActor(planes, systemOf(of), async em => {
    const patient = await em.findOneOrFail(Patient, { id });
    patient.notes = 'after';
    for (const other of await em.find(Patient, { id: { $in: others } })) other.notes = `${other.notes} more`;
    em.create(Message, { patient, sender: 'clinic', text: 'Your results', readAt: null, settledAt: null });
  });
  expect(await notesOf(of, id)).toBe('after');
  expect(await Promise.all(others.map(other => notesOf(of, other)))).toEqual(['one more', 'two more']);
  const joined = await asActor(planes, systemOf(of), async em => {
    const message = await em.findOneOrFail(
      Message,
      { patient: { id } },
      { populate: ['patient'], strategy: 'joined' },
    );
    return [message.text, message.patient.unwrap().notes];
  });
  expect(joined).toEqual(['Your results', 'after']);
  await asActor(planes, systemOf(of), async em => {
    (await em.findOneOrFail(Patient, { id })).notes = null;
  });
  expect(await stored(id)).toBeNull();
  expect(links.patientId).not.toBe(id);
});

test('PHI-1: a record that came with others in one statement is opened as well', async () => {
  const of = await clinic();
  const id = await noted(of, 'Allergic to latex');
  const { patient } = await asActor(planes, systemOf(of), em => findTogether(em, { patient: [Patient, id] }));
  expect(patient.notes).toBe('Allergic to latex');
});

test('V5 AUD-2: the trail names a sealed column that changed, and only then', async () => {
  const { clinic: of, caller } = await bookable();
  const id = await noted(of, 'quiet');
  const { version } = await caller.patients.get({ id });
  await caller.patients.update({ id, version, notes: 'quiet', phone: '+49 30 1234567' });
  const { rows } = await admin.query(
    `select changes from clinic.audit_entries where entity_id = $1 and action = 'UPDATE'`,
    [id],
  );
  expect(rows).toEqual([{ changes: { phone: { protected: true } } }]);
});

test.each([
  ['in another row', (sealed: Buffer) => sealed, true],
  [
    'with one bit flipped',
    (sealed: Buffer) => Buffer.concat([sealed.subarray(0, -1), Buffer.from([~(sealed.at(-1) ?? 0) & 0xff])]),
    false,
  ],
  ['cut off', (sealed: Buffer) => sealed.subarray(0, 20), false],
  [
    'of a key that is not there',
    (sealed: Buffer) => Buffer.concat([Buffer.from([0, 9]), sealed.subarray(2)]),
    false,
  ],
] as const)(
  'V2 V4 E2: a value %s does not open: an error that tells nothing, and an alert',
  async (_, changed, isMoved) => {
    const of = await clinic();
    const [id, other] = [await noted(of, 'first'), await noted(of, 'second')];
    await store(id, changed(await stored(isMoved ? other : id)));

    await expect(notesOf(of, id)).rejects.toThrow(FAULT);

    expect(await notesOf(of, other)).toBe('second');
    const alerts = await planes.platform.em.fork().find(Alert, { name: 'VaultFault', tenantId: of.id });
    expect(alerts).toMatchObject([{ severity: 'critical' }]);
  },
);

test('E2: a value opens in its own clinic, table, column and row alone', () => {
  const ring = ringOf(1);
  const sealed = ring.seal(places, 'secret');

  expect(ring.open(places, sealed).toString()).toBe('secret');
  for (const other of Object.keys(places))
    expect(() => ring.open({ ...places, [other]: 'other' }, sealed)).toThrow(VaultFault);
  expect(() => new Keyring('c1', new Map([[1, Buffer.alloc(32, 7)]])).open(places, sealed)).toThrow(
    VaultFault,
  );
});

test('PHI-2: what was sealed with an older key is read, and the newest one seals', () => {
  const sealed = ringOf(1).seal(places, 'secret');

  expect(ringOf(1, 2).open(places, sealed).toString()).toBe('secret');
  expect(versionOf(ringOf(1, 2).seal(places, 'secret'))).toBe(2);
  expect(() => ringOf(2).open(places, sealed)).toThrow(UnknownKey);
  expect(() => ringOf().seal(places, 'secret')).toThrow(UnknownKey);
});

test('E3: a token is the same for the same text of a clinic, whatever keys it has got since, and another in each clinic', () => {
  const [ours, rotated] = [ringOf(1), ringOf(1, 2)];
  const others = new Keyring('c2', new Map([[1, Buffer.alloc(32, 9)]]));

  expect(ours.token('miller')).toBe(rotated.token('miller'));
  expect(ours.token('miller')).not.toBe(ours.token('müller'));
  expect(ours.token('miller')).not.toBe(others.token('miller'));
  expect(ours.token('miller')).not.toContain('miller');
  expect(() => ringOf().token('miller')).toThrow(UnknownKey);
});

test('E3 SEA-1: the order of texts is that of their letters, the same whatever keys there are, and another one in each clinic', () => {
  const ring = ringOf(1);
  const compared = (one: Buffer | string, other: Buffer | string) =>
    Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
      expect(compared(ring.orderOf(one), ring.orderOf(other))).toBe(
        compared(Buffer.from(one).subarray(0, 24), Buffer.from(other).subarray(0, 24)),
      );
    }),
  );
  expect(ring.orderOf('miller')).toBe(ringOf(1, 2).orderOf('miller'));
  expect(ring.orderOf('miller')).not.toBe(
    new Keyring('c2', new Map([[1, Buffer.alloc(32, 9)]])).orderOf('miller'),
  );
  expect(() => ringOf().orderOf('miller')).toThrow(UnknownKey);
});

test('PHI-2 E4: a key that another process has just made is looked for before a call fails', async () => {
  const of = await clinic();
  const id = await noted(of, 'before');
  const others = planes.vault;
  await others.load(of.id);
  const mine = others.keyringOf(of.id);
  await others.make(of.id, 2);
  await others.load(of.id);
  const place = { clinicId: of.id, table: 'clinic.patients', column: 'notes', id };
  await store(id, others.keyringOf(of.id).seal(place, 'after'));
  expect(() => mine.seal(place, 'x')).not.toThrow();

  expect(await notesOf(of, id)).toBe('after');
});

test('PHI-1: a text that nobody sealed is refused by the database', async () => {
  const of = await clinic();
  const id = await noted(of, 'x');
  await expect(store(id, Buffer.from('as it is'))).rejects.toThrow(/patients_notes_form/);
});

test('V7 PHI-1: what was there before there were keys is read until it is sealed', async () => {
  const of = await clinic();
  const id = await noted(of, 'x');
  await store(id, unsealed('Grüße'));

  expect(await notesOf(of, id)).toBe('Grüße');
});

test('V2 PHI-1: of two processes that make a key at once both have the same one, and no other root key opens it', async () => {
  const path = await folder();
  const root = localRootKey(Buffer.alloc(32, 1));
  const of = crypto.randomUUID();
  const vaults = [1, 2, 3].map(() => new Vault(root, keyFolder(path)));

  const prints = await Promise.all(vaults.map(vault => vault.make(of, 1)));

  expect(new Set(prints).size).toBe(1);
  expect(await readdir(join(path, of))).toEqual(['1.json']);
  const stranger = new Vault(localRootKey(Buffer.alloc(32, 2)), keyFolder(path));
  await expect(stranger.fingerprints(of)).rejects.toThrow(/another MEDFLOW_VAULT_KEY/);
});

test('PHI-1 E2: a key that was wrapped for another clinic or changed does not open', async () => {
  const path = await folder();
  const vault = new Vault(localRootKey(Buffer.alloc(32, 1)), keyFolder(path));
  const [ours, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
  await vault.make(ours, 1);
  const [key] = await keyFolder(path).read(ours);
  if (!key) throw new Error('no key');
  await keyFolder(path).add(theirs, key);

  await expect(vault.fingerprints(theirs)).rejects.toThrow(VaultFault);
});

test('PHI-3: a key store keeps nothing of what was removed from it, nor leaves the clinic’s folder', async () => {
  const path = await folder();
  const vault = new Vault(localRootKey(Buffer.alloc(32, 1)), keyFolder(path));
  const of = crypto.randomUUID();
  await vault.make(of, 1);
  await vault.make(of, 2);
  await writeFile(join(path, of, 'notes.txt'), 'not a key');

  await vault.destroy(of);
  expect(await readdir(path)).toEqual([]);
  await expect(vault.make('../elsewhere', 1)).rejects.toThrow(/invalid_format/);
});

test('V1 V2 PHI-2: a start is refused where a registered key is gone, and says what to bring back', async () => {
  const of = await clinic();
  await expectKeys(planes);
  const { rows } = await admin.query(
    'select version, fingerprint from platform.data_keys where clinic_id = $1',
    [of.id],
  );
  expect(rows).toEqual([{ version: 1, fingerprint: (await planes.vault.fingerprints(of.id)).get(1) }]);

  await planes.vault.destroy(of.id);

  await expect(expectKeys(planes)).rejects.toThrow(
    new RegExp(`The key store does not hold the keys of ${of.slug} \\(version 1\\)`),
  );
  await admin.query('delete from platform.data_keys where clinic_id = $1', [of.id]);
});

test('V1 PHI-2: a start with another root key says so in words, and makes no key', async () => {
  const of = await clinic();
  const stranger = new Vault(localRootKey(Buffer.alloc(32, 2)), keyFolder(join(env.dataDir, 'keys')));

  await expect(expectKeys({ ...planes, vault: stranger })).rejects.toThrow(StartupError);

  expect([...(await planes.vault.fingerprints(of.id)).keys()]).toEqual([1]);
});

test('PHI-2 E4: whoever is in the middle of their work keeps their keys while new ones are looked for', async () => {
  const vault = vaultInMemory();
  const of = crypto.randomUUID();
  await vault.make(of, 1);
  await vault.load(of);

  vault.forget(of);
  expect(vault.keyringOf(of).newest).toBe(1);
  await vault.make(of, 2);
  expect(vault.keyringOf(of).newest).toBe(1);
  await vault.load(of);
  expect(vault.keyringOf(of).newest).toBe(2);

  await vault.destroy(of);
  expect(() => vault.keyringOf(of)).toThrow(VaultFault);
});

test('PHI-1: a clinic from before there were keys gets its first one at the next start', async () => {
  const of = await clinic();
  await planes.vault.destroy(of.id);
  await admin.query('delete from platform.data_keys where clinic_id = $1', [of.id]);

  await Promise.all([expectKeys(planes), expectKeys(planes)]);

  const id = await noted(of, 'sealed by it');
  expect(await notesOf(of, id)).toBe('sealed by it');
});

test('PHI-1: of what is protected, everything is sealed but what tells nothing of a patient', () => {
  const metas = [...planes.clinic.getMetadata()].filter(({ abstract }) => !abstract);
  const open = metas.flatMap(({ className, props }) =>
    props
      .filter(property => isProtected(property) && !isSealed(property))
      .map(({ name }) => `${className}.${name}`),
  );
  expect(open.sort()).toMatchInlineSnapshot(`
    [
      "Attachment.fingerprint",
      "BookingRequest.tokenHash",
      "CalendarFeed.tokenHash",
      "Form.draft",
      "Invitation.tokenHash",
      "PatientImport.fingerprint",
      "Preferences.columns",
      "Preferences.notifications",
      "Preferences.putAway",
      "Preferences.toldUntil",
      "TimeOff.kind",
      "WaitingRequest.tokenHash",
      "Webhook.formerSecret",
      "Webhook.sealedSecret",
    ]
  `);
});

test('V6 PHI-1: nobody finds a row by what a sealed column says, and so nobody believes that there is none', async () => {
  const of = await clinic();
  await noted(of, 'x');
  const find = (where: object) => asActor(planes, systemOf(of), em => em.find(Patient, where));

  await expect(find({ notes: 'x' })).rejects.toThrow(/Patient.notes is sealed/);
  await expect(find({ $or: [{ notes: { $like: 'x%' } }, { firstName: 'Ann' }] })).rejects.toThrow(VaultFault);
  await expect(
    asActor(planes, systemOf(of), em => em.find(Message, { patient: { notes: 'x' } })),
  ).rejects.toThrow(VaultFault);
  expect(await find({ notes: { $ne: null } })).toHaveLength(1);
  expect(await find({ notes: null })).toEqual([]);
});

test('V9 PHI-1: a text as long as may be entered is sealed as a whole', async () => {
  const of = await clinic();
  const text = 'ü'.repeat(4000);

  expect(await notesOf(of, await noted(of, text))).toBe(text);
});
