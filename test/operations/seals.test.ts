import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { signatureOf } from '../../server/data/signing.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { removeOld } from '../../server/operations/remove-old.ts';
import { type Anchor, anchorsOf } from '../../server/operations/seals/anchors.ts';
import { mailHeads } from '../../server/operations/seals/mail-heads.ts';
import { overdueTrails, retireTrail } from '../../server/operations/seals/retire-trail.ts';
import { statementOfSpan } from '../../server/operations/seals/retired-spans.ts';
import {
  forgottenTrails,
  sealForgotten,
  sealTrail,
  unsealedTrails,
} from '../../server/operations/seals/seal-trail.ts';
import { verifyTrail } from '../../server/operations/seals/verify-trail.ts';
import { verifyTrails } from '../../server/operations/seals/verify-trails.ts';
import { DAY } from '../../shared/durations.ts';
import { outboxOf } from '../world/mailbox.ts';
import { as, clinic, faker, planes, sqlAs, type TestClinic } from '../world/world.ts';

// As somebody who has the whole database: no policy and no right holds them.
const admin = await sqlAs('admin');

let file: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'anchors-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = join(folder, 'anchors.jsonl');
});

const isDue = async ({ id }: TestClinic, work = unsealedTrails()) =>
  (await clinicsWithWork(planes, work)).some(one => one.id === id);
const anchors = ({ id }: TestClinic): Promise<Anchor[]> => anchorsOf(file, id);
const verify = async (of: TestClinic, now?: number) =>
  (await verifyTrail(planes, of.id, await anchors(of), now)).faults;
const admit = async (of: TestClinic) => (await as(of)).patients.admit(patientFields(faker));

/** A clinic with three seals. */
const sealedClinic = async (): Promise<TestClinic> => {
  const of = await clinic();
  for (const _ of [1, 2, 3]) {
    const { id } = await admit(of);
    await (await as(of)).patients.get({ id });
    await sealTrail(planes, of, file);
  }
  return of;
};

/** The nth entry of the trail, from 1, as a row of its table. */
const entry = async (
  { id }: TestClinic,
  nth: number,
): Promise<{ id: string; table: string; seal: number }> => {
  const { rows } = await admin.query(
    `select e.id, s.number as seal, case when a.id is null then 'access_entries' else 'audit_entries' end as "table"
     from clinic.sealed_entries e join clinic.seals s on s.tenant_id = e.tenant_id and s.id = e.seal_id
     left join clinic.audit_entries a on a.tenant_id = e.tenant_id and a.id = e.id
     where e.tenant_id = $1 order by s.number, e.position offset $2 limit 1`,
    [id, nth - 1],
  );
  return rows[0];
};

test('AUD-4: what is written is sealed once, by signed seals that follow each other, and the head is anchored', async () => {
  const of = await sealedClinic();
  expect(await isDue(of)).toBe(false);
  expect(await sealTrail(planes, of, file)).toBe(false);
  const { rows } = await admin.query(
    `select (select count(*)::int from clinic.seals where tenant_id = $1) as seals,
       (select count(*)::int from clinic.sealed_entries where tenant_id = $1) as sealed,
       (select count(*)::int from clinic.audit_entries where tenant_id = $1)
         + (select count(*)::int from clinic.access_entries where tenant_id = $1) as written`,
    [of.id],
  );
  expect(rows[0].sealed).toBe(rows[0].written);
  expect((await anchors(of)).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(await verifyTrail(planes, of.id, await anchors(of))).toEqual({
    seals: 3,
    entries: rows[0].written,
    retired: 0,
    faults: [],
  });
  const told = await (await as(of)).audit.sealed();
  expect(told).toEqual({ seals: 3, until: expect.any(String) });
  await admit(of);
  expect(await isDue(of)).toBe(true);
  expect(await (await as(await clinic())).audit.sealed()).toEqual({ seals: 0, until: null });
});

test('L2 AUD-4: an entry that was changed, and one that is gone, is named', async () => {
  const of = await sealedClinic();
  const [changed, gone] = [await entry(of, 2), await entry(of, 4)];
  await admin.query(`update clinic.${changed.table} set request_id = 'another' where id = $1`, [changed.id]);
  await admin.query(`delete from clinic.${gone.table} where id = $1`, [gone.id]);
  expect(await verify(of)).toEqual([
    `Entry 2 (${changed.id}, seal ${changed.seal}) was changed.`,
    `Entry 4 (${gone.id}, seal ${gone.seal}) was deleted.`,
  ]);
});

test('L2 AUD-4: two entries in each other’s place are found', async () => {
  const of = await sealedClinic();
  const [one, other] = [await entry(of, 1), await entry(of, 2)];
  const swap = (id: string, position: number) =>
    admin.query('update clinic.sealed_entries set position = $2 where tenant_id = $3 and id = $1', [
      ...[id, position, of.id],
    ]);
  await swap(one.id, 99);
  await swap(other.id, 0);
  await swap(one.id, 1);
  expect(await verify(of)).toEqual([
    'Entries of seal 1 were changed, taken out, put in or put in another order.',
  ]);
});

test('L2 AUD-4: whoever changes an entry and its hash cannot make the seal fit', async () => {
  const of = await sealedClinic();
  const { id, table, seal } = await entry(of, 1);
  await admin.query(`update clinic.${table} set request_id = 'another' where id = $1`, [id]);
  await admin.query(
    `update clinic.sealed_entries s set hash = sha256(convert_to((select jsonb_object_agg(key, value) from
       jsonb_each(to_jsonb(e) || jsonb_build_object('at', extract(epoch from e.at))) where value <> 'null')::text, 'UTF8'))
     from clinic.${table} e where e.id = s.id and s.id = $1`,
    [id],
  );
  expect(await verify(of)).toEqual([
    `Entries of seal ${seal} were changed, taken out, put in or put in another order.`,
  ]);
});

test('L2 AUD-4: a seal that was changed, and one that is gone, is named', async () => {
  const of = await sealedClinic();
  await admin.query(
    `update clinic.seals set until = until + interval '1 day' where tenant_id = $1 and number = 2`,
    [of.id],
  );
  expect(await verify(of)).toEqual([
    'Seal 2 was changed, or is forged: its signature does not fit.',
    expect.stringContaining('Seal 2 is another than the one that was anchored on'),
    'Seal 3 does not follow the one before it.',
  ]);
  const other = await sealedClinic();
  await admin.query(
    `with gone as (select id from clinic.seals where tenant_id = $1 and number = 2),
       entries as (delete from clinic.sealed_entries where seal_id in (select id from gone))
     select from gone`,
    [other.id],
  );
  await admin.query('delete from clinic.seals where tenant_id = $1 and number = 2', [other.id]);
  expect(await verify(other)).toEqual(['Seal 2 is gone.']);
});

test('L2 AUD-4: a tail that was cut off, seals and all, is found by the anchor', async () => {
  const of = await sealedClinic();
  await cutOff(of, 2);
  expect(await verifyTrail(planes, of.id, [])).toMatchObject({ faults: [] });
  expect(await verify(of)).toEqual([expect.stringMatching(/^Seal 3, which was anchored on .+, is gone\.$/)]);
});

test('L2 AUD-4: a tail and seals that were written anew, with the key stolen, are found by the anchor', async () => {
  const of = await sealedClinic();
  await cutOff(of, 2);
  await admit(of);
  await sealTrail(planes, of, `${file}.thief`);
  expect(await verifyTrail(planes, of.id, [])).toMatchObject({ seals: 3, faults: [] });
  expect(await verify(of)).toEqual([
    expect.stringMatching(/^Seal 3 is another than the one that was anchored on .+\.$/),
  ]);
});

test('L2 AUD-4: a tail that was cut off is found as well once the job went on from there, and anchored its own', async () => {
  const of = await sealedClinic();
  await cutOff(of, 2);
  await admit(of);
  await sealTrail(planes, of, file);
  expect((await anchors(of)).map(({ number }) => number)).toEqual([1, 2, 3, 3]);
  expect(await verify(of)).toEqual([
    expect.stringMatching(/^Seal 3 is another than the one that was anchored on .+\.$/),
  ]);
});

test('L2 AUD-4: a seal by a key of somebody’s own is no seal', async () => {
  const of = await sealedClinic();
  await admin.query('update clinic.seals set signature = $2 where tenant_id = $1 and number = 3', [
    ...[of.id, signatureOf({ number: 3 }, Buffer.alloc(32, 7))],
  ]);
  expect(await verifyTrail(planes, of.id, [])).toMatchObject({
    faults: ['Seal 3 was changed, or is forged: its signature does not fit.'],
  });
  await admin.query(`update clinic.seals set key_id = 'f00d' where tenant_id = $1 and number = 3`, [of.id]);
  expect((await verify(of))[0]).toMatch(/^Seal 3 is of the key f00d, not of [0-9a-f]{16}\.$/);
});

test('L2 AUD-4: what was put in behind the seals, with a time of before, is found the next day and sealed late', async () => {
  const of = await sealedClinic();
  await admin.query('alter table clinic.audit_entries disable trigger all');
  await admin.query(
    `insert into clinic.audit_entries (tenant_id, at, action, entity) values ($1, now() - interval '3 days', 'CREATE', 'Patient')`,
    [of.id],
  );
  await admin.query('alter table clinic.audit_entries enable trigger all');
  expect(await isDue(of)).toBe(false);
  expect(await verify(of)).toEqual([expect.stringMatching(/^In no seal: 1 of what was written since .+\.$/)]);
  expect(await isDue(of, forgottenTrails())).toBe(true);
  await sealForgotten(planes, of, file);
  expect(await verify(of, Date.now() + 2 * DAY)).toEqual([]);
});

test('AUD-4 OPS-4: each night an alert is raised for the clinic whose trail was touched, and for no other', async () => {
  const [of, other] = [await sealedClinic(), await sealedClinic()];
  const { id, table } = await entry(of, 1);
  await admin.query(`delete from clinic.${table} where id = $1`, [id]);
  const verifyAll = () =>
    verifyTrails({ planes, env: { dataDir: dirname(file) }, signal: new AbortController().signal });
  const alerts = async ({ id: tenantId }: TestClinic) =>
    planes.platform.em.fork().find(Alert, { name: 'TrailFault', tenantId });
  await verifyAll();
  expect(await alerts(of)).toMatchObject([{ severity: 'critical', count: 1, subject: `clinic ${of.id}` }]);
  await verifyAll();
  expect(await alerts(of)).toMatchObject([{ count: 2 }]);
  expect(await alerts(other)).toEqual([]);
  // What cannot be read of one clinic's anchors keeps no other from being verified.
  const [first, second] = [of, other].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await appendFile(file, `{"clinic":"${first?.id}"}\n`);
  const touched = second === of ? { id, table } : await entry(other, 1);
  await admin.query(`delete from clinic.${touched.table} where id = $1`, [touched.id]);
  await expect(verifyAll()).rejects.toThrow('that is no anchor');
  expect(await alerts(second ?? other)).toMatchObject([{ count: second === of ? 3 : 1 }]);
});

test('L5 OPS-2 AUD-4: while sixteen write, of two who seal one does, and nothing is left out', async () => {
  const of = await clinic();
  const writing = Array.from({ length: 16 }, () => admit(of));
  for (let round = 0; round < 4; round++)
    await Promise.all([sealTrail(planes, of, file), sealTrail(planes, of, file)]);
  await Promise.all(writing);
  while (await isDue(of)) await Promise.all([sealTrail(planes, of, file), sealTrail(planes, of, file)]);
  expect(await verify(of, Date.now() + 2 * DAY)).toEqual([]);
});

test('F7 AUD-4: what was written while the clock was two hours ahead keeps nothing after it from being sealed', async () => {
  const of = await sealedClinic();
  await admit(of);
  await admin.query(
    `update clinic.audit_entries set at = now() + interval '2 hours' where tenant_id = $1
       and not exists (select from clinic.sealed_entries s where s.id = audit_entries.id)`,
    [of.id],
  );
  await sealTrail(planes, of, file);
  await admit(of);
  expect(await isDue(of)).toBe(true);
  await sealTrail(planes, of, file);
  expect(await isDue(of)).toBe(false);
  expect(await verify(of, Date.now() + 2 * DAY)).toEqual([]);
});

test('AUD-4: a line of the file that was cut short by a power cut counts for nothing, and what is no anchor is an error', async () => {
  const of = await sealedClinic();
  await writeFile(
    file,
    `${await readFile(file, 'utf8')}{"at":"2026-01-01T00:00:00.000Z","clinic":"${of.id}"`,
  );
  expect(await anchors(of)).toHaveLength(3);
  await admit(of);
  await sealTrail(planes, of, file);
  expect((await anchors(of)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(await verify(of)).toEqual([]);
  await writeFile(file, `{"clinic":"${of.id}"}\n`);
  await expect(anchors(of)).rejects.toThrow('has a line of this clinic that is no anchor');
  expect(await anchorsOf(`${file}.none`, of.id)).toEqual([]);
});

test('L1 AUD-4: whoever serves can add seals, and change or remove none', async () => {
  const of = await sealedClinic();
  const app = await sqlAs('app');
  for (const statement of [
    'update clinic.seals set number = number',
    'delete from clinic.seals',
    'truncate clinic.seals, clinic.sealed_entries',
    'update clinic.sealed_entries set position = position',
    'delete from clinic.sealed_entries',
  ])
    await expect(app.query(statement), statement).rejects.toMatchObject({ code: '42501' });
  expect(await verify(of)).toEqual([]);
});

/** Everything after that seal is gone, as if it had never been. */
const cutOff = async ({ id }: TestClinic, after: number): Promise<void> => {
  const { rows } = await admin.query(
    `select e.id from clinic.sealed_entries e join clinic.seals s on s.tenant_id = e.tenant_id and s.id = e.seal_id
     where e.tenant_id = $1 and s.number > $2`,
    [id, after],
  );
  const ids = rows.map(row => row.id);
  for (const table of ['audit_entries', 'access_entries', 'sealed_entries'])
    await admin.query(`delete from clinic.${table} where tenant_id = $1 and id = any ($2)`, [id, ids]);
  await admin.query('delete from clinic.seals where tenant_id = $1 and number > $2', [id, after]);
};

test('AUD-4: owners are sent the head of their trail once a month, and whoever wrote the trail anew is found by the letter', async () => {
  const of = await sealedClinic();
  const month = new Date();
  const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1, 7));
  const signal = new AbortController().signal;
  await Promise.all([mailHeads(planes, signal), mailHeads(planes, signal)]);
  await mailHeads(planes, signal);
  const letters = () => outboxOf(of, { kind: 'trail.head', recipient: of.ownerEmail });
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  const line = /^\{.*\}$/m.exec(letter?.body ?? '')?.[0] ?? '';
  expect((await anchors(of)).at(-1)).toEqual(JSON.parse(line));

  await writeFile(file, `${line}\n`);
  expect(await verify(of)).toEqual([]);
  await admin.query('delete from clinic.sealed_entries where tenant_id = $1', [of.id]);
  await admin.query('delete from clinic.seals where tenant_id = $1', [of.id]);
  await sealTrail(planes, of, join(dirname(file), 'their-own.jsonl'));
  expect(await verify(of)).toEqual([expect.stringMatching(/^Seal 3, which was anchored on .* is gone/)]);

  await mailHeads(planes, signal, next);
  expect(await letters()).toHaveLength(2);
});

/** A clinic whose first seal is over entries of eleven years ago, and its second over today's. */
const oldClinic = async (): Promise<TestClinic> => {
  const of = await clinic();
  await admit(of);
  for (const table of ['audit_entries', 'access_entries'])
    await admin.query(`update clinic.${table} set at = at - interval '11 years' where tenant_id = $1`, [
      of.id,
    ]);
  await sealForgotten(planes, of, file);
  await admit(of);
  await sealTrail(planes, of, file);
  return of;
};

const signal = new AbortController().signal;
const isOverdue = (of: TestClinic) => isDue(of, overdueTrails());
/** What the job does. */
const retire = async (of: TestClinic): Promise<number> => {
  await retireTrail(planes, of);
  return removeOld({ planes, signal }, 'remove_retired');
};
const kept = async ({ id }: TestClinic): Promise<[old: number, new_: number]> => {
  const { rows } = await admin.query(
    `select count(*) filter (where at < now() - interval '10 years')::int as old, count(*) filter (where at > now() - interval '1 day')::int as new
     from (select at from clinic.audit_entries where tenant_id = $1 union all select at from clinic.access_entries where tenant_id = $1) e`,
    [id],
  );
  return [rows[0].old, rows[0].new];
};

test('AUD-4: what is older than a clinic keeps goes with its whole span, the seals stay, and nobody else can say so', async () => {
  const [of, other] = [await oldClinic(), await oldClinic()];
  const [old, young] = await kept(of);
  expect(await isOverdue(of)).toBe(true);
  await (await as(of)).settings.updateSecurity({ version: 1, auditYears: 12 });
  await sealTrail(planes, of, file);
  expect(await isOverdue(of)).toBe(false);
  expect(await retireTrail(planes, of)).toBe(false);
  await (await as(of)).settings.updateSecurity({ version: 2, auditYears: null });
  await sealTrail(planes, of, file);

  expect(await retire(of)).toBe(old);
  expect(await kept(of)).toEqual([0, young + 2]);
  expect(await kept(other)).toEqual([old, young]);
  expect(await isOverdue(of)).toBe(false);
  expect(await retire(of)).toBe(0);
  const { rows } = await admin.query(
    'select entries from clinic.seals where tenant_id = $1 order by number',
    [of.id],
  );
  expect(await verifyTrail(planes, of.id, await anchors(of))).toEqual({
    ...{ seals: rows.length, retired: 1, faults: [] },
    entries: rows.reduce((sum, { entries }) => sum + entries, 0),
  });

  // With the whole database at hand: the span reaches further, or was never there.
  await admin.query('update clinic.retired_spans set up_to = 2 where tenant_id = $1', [of.id]);
  expect((await verify(of))[0]).toBe('Retired span 1 was changed, or is forged.');
  expect(await retireTrail(planes, of)).toBe(false);
  // Policies let nothing go that is young, whatever the span says.
  expect(await removeOld({ planes, signal }, 'remove_retired')).toBe(0);
  expect(await kept(of)).toEqual([0, young + 2]);
  await admin.query('delete from clinic.retired_spans where tenant_id = $1', [of.id]);
  expect((await verify(of)).join()).toContain('Entries of seal 1 were changed, taken out');
});

test('AUD-4 L2: what does not fit its seal is not retired, and a span signed before its time is found', async () => {
  const of = await oldClinic();
  const { id, table } = await entry(of, 1);
  await admin.query(`update clinic.${table} set request_id = 'another' where id = $1`, [id]);
  expect(await retire(of)).toBe(0);
  expect(await verify(of)).toEqual([`Entry 1 (${id}, seal 1) was changed.`]);

  const early = await sealedClinic();
  const { rows } = await admin.query('select until from clinic.seals where tenant_id = $1 and number = 3', [
    early.id,
  ]);
  const span = { tenantId: early.id, number: 1, at: new Date(), upTo: 3, until: rows[0].until, years: 3 };
  const signature = signatureOf(statementOfSpan(span), planes.sealKey);
  await admin.query(
    `insert into clinic.retired_spans (tenant_id, number, at, up_to, until, years, key_id, signature)
     values ($1, 1, $2, 3, $3, 3, (select key_id from clinic.seals where tenant_id = $1 limit 1), $4)`,
    [early.id, span.at, span.until, signature],
  );
  expect(await removeOld({ planes, signal }, 'remove_retired')).toBe(0);
  expect(await verify(early)).toEqual(['Retired span 1 was retired too early.']);
});
