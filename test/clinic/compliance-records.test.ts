import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { ComplianceRecord } from '../../server/clinic/compliance/compliance-record.entity.ts';
import {
  complianceToRemindOf,
  remindOfCompliance,
} from '../../server/clinic/compliance/remind-of-compliance.ts';
import { exportsToWrite, writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { mailedNews, mailNews } from '../../server/clinic/notifications/mail-news.ts';
import { User } from '../../server/clinic/users/user.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { NewComplianceRecord } from '../../shared/clinic/compliance.ts';
import { DAY, MINUTE } from '../../shared/durations.ts';
import type { Permission } from '../../shared/permissions.ts';
import { bound } from '../world/bound.ts';
import { enteredAs } from '../world/entered-as.ts';
import { mailsTo } from '../world/mailbox.ts';
import { everyPage } from '../world/pages.ts';
import { whereDue } from '../world/where-due.ts';
import {
  as,
  clinic,
  database,
  databaseName,
  member,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
type Caller = Awaited<ReturnType<typeof as>>;

const day = (zone: string, days: number): string => `${Temporal.Now.plainDateISO(zone).add({ days })}`;
const ZONE = 'Europe/Berlin';
const training = { kind: 'training' as const, title: 'First aid' };
const titles = async (caller: Caller, query: Parameters<Caller['complianceRecords']['list']>[0] = {}) =>
  (await caller.complianceRecords.list(query)).items.map(({ title }) => title);

test('CLI-6: how a record stands follows from its dates by the calendar of the clinic, what expires next before all others', async () => {
  // It is another day there than here.
  const timeZone =
    ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find(zone => day(zone, 0) !== day('UTC', 0)) ?? 'UTC';
  const caller = await as(await clinic({ timeZone }));
  await caller.complianceRecords.create({ ...training, title: 'Never' });
  for (const days of [31, 30, 0, -1])
    await caller.complianceRecords.create({
      ...training,
      title: `In ${days}`,
      expiresOn: day(timeZone, days),
    });
  const { items } = await caller.complianceRecords.list({});
  expect(items.map(({ title, status, daysLeft }) => [title, status, daysLeft])).toEqual([
    ['In -1', 'expired', -1],
    ['In 0', 'expiring', 0],
    ['In 30', 'expiring', 30],
    ['In 31', 'valid', 31],
    ['Never', 'lasting', null],
  ]);
  for (const { title, status } of items) expect(await titles(caller, { state: status })).toContain(title);
  expect(await titles(caller, { state: 'expiring' })).toEqual(['In 0', 'In 30']);
  expect(await caller.complianceRecords.counts()).toEqual({ expired: 1, expiring: 2, valid: 1, lasting: 1 });
  const pages = await everyPage(cursor => caller.complianceRecords.list({ limit: 2, cursor }));
  expect(pages.flat().map(({ title }) => title)).toEqual(items.map(({ title }) => title));

  // With fewer days before, it is valid for longer.
  const in30 = items.find(({ title }) => title === 'In 30');
  const later = await caller.complianceRecords.update({ ...version(in30), remindDaysBefore: 29 });
  expect(later.status).toBe('valid');
});

const version = (record: { id: string; version: number } | undefined) => {
  if (!record) throw new Error('There is none.');
  return versionOf(record);
};

test('CLI-6: dates that cannot be are refused in words, on the way in, in a change of one of them, and by the database', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const sentencesOf = (fields: object) =>
    NewComplianceRecord.safeParse({ ...training, ...fields }).error?.issues.map(({ message }) => message);
  const turned = { issuedOn: '2027-05-02', expiresOn: '2027-05-01' };
  expect(sentencesOf(turned)).toEqual(['It cannot expire before it was issued.']);
  expect(sentencesOf({ expiresOn: '0025-01-01' })).toEqual(['Please enter a date between 1880 and 2199.']);
  expect(sentencesOf({ expiresOn: '2200-01-01' })).toEqual(['Please enter a date between 1880 and 2199.']);
  expect(sentencesOf({ issuedOn: '2027-02-29' })).toEqual(['Please enter a real date as YYYY-MM-DD.']);
  for (const days of [-1, 366, 1.5])
    expect(sentencesOf({ remindDaysBefore: days }), `${days}`).toHaveLength(1);
  // Good for one day.
  const oneDay = { issuedOn: '2027-05-01', expiresOn: '2027-05-01' };
  expect(sentencesOf(oneDay)).toBeUndefined();
  for (const wrong of [turned, { expiresOn: '0025-01-01' }])
    await expect(caller.complianceRecords.create({ ...training, ...wrong })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });

  const made = await caller.complianceRecords.create({ ...training, ...oneDay });
  await expect(
    caller.complianceRecords.update({ ...versionOf(made), issuedOn: '2027-05-02' }),
  ).rejects.toThrow('It cannot expire before it was issued.');
  const lasting = await caller.complianceRecords.update({ ...versionOf(made), expiresOn: null });
  expect(lasting).toMatchObject({ issuedOn: '2027-05-01', expiresOn: null, status: 'lasting' });
  const turn = `update clinic.compliance_records set expires_on = '2027-04-30' where id = $1`;
  await expect(admin.query(turn, [made.id])).rejects.toMatchObject({
    constraint: 'compliance_records_in_order',
  });
});

test('CLI-6: a member, a facility or the clinic has it, and the list is narrowed to what one of them has', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: userId } = await member(ours, 'provider');
  const [{ id: facilityId } = { id: '' }] = (await caller.facilities.list({})).items;
  await expect(caller.complianceRecords.create({ ...training, userId, facilityId })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await caller.tokens.create({ name: 'Robot', role: 'provider', scopes: ['bookings:read'] });
  const robot = await asActor(planes, systemOf(ours), em => em.findOneOrFail(User, { kind: 'service' }));
  await expect(caller.complianceRecords.create({ ...training, userId: robot.id })).rejects.toThrow(
    'People and facilities have records, and this is a program.',
  );
  const theirs = await caller.complianceRecords.create({ ...training, title: 'Theirs', userId });
  await caller.complianceRecords.create({ ...training, title: 'There', facilityId });
  await caller.complianceRecords.create({ kind: 'insurance', title: 'Everybody’s' });
  expect(theirs).toMatchObject({ user: { id: userId }, facility: null });
  expect(await titles(caller, { userId })).toEqual(['Theirs']);
  expect(await titles(caller, { facilityId })).toEqual(['There']);
  expect(await titles(caller, { ofClinic: true })).toEqual(['Everybody’s']);
  expect(await titles(caller, { kind: 'insurance' })).toEqual(['Everybody’s']);

  await expect(caller.complianceRecords.update({ ...versionOf(theirs), facilityId })).rejects.toThrow(
    'A member or a facility has it, never both.',
  );
  const moved = await caller.complianceRecords.update({ ...versionOf(theirs), userId: null, facilityId });
  expect(moved).toMatchObject({ user: null, facility: { id: facilityId } });
});

test('CLI-6 AUD-1: a record goes to the trash and comes back, and the trail tells each step and no notes', async () => {
  const caller = await as(await clinic());
  const made = await caller.complianceRecords.create({ ...training, notes: 'Has to repeat it' });
  await caller.complianceRecords.trash(versionOf(made));
  expect(await titles(caller)).toEqual([]);
  expect(await titles(caller, { trashed: true })).toEqual(['First aid']);
  await caller.complianceRecords.restore({ id: made.id });
  expect(await caller.complianceRecords.get({ id: made.id })).toMatchObject({ notes: 'Has to repeat it' });
  const { items } = await caller.audit.timeline({ entity: 'ComplianceRecord', id: made.id });
  expect(items.map(({ action }) => action).toSorted()).toEqual(['CREATE', 'DELETE', 'RESTORE']);
  expect(JSON.stringify(items)).not.toContain('repeat');
  const { rows } = await admin.query('select notes from clinic.compliance_records where id = $1', [made.id]);
  expect(rows[0].notes.toString('latin1')).not.toContain('repeat');
});

test('CLI-6 TEN-4: what is another clinic’s is neither found, named nor changed', async () => {
  const [ours, other] = [await clinic(), await clinic()];
  const [caller, lead] = [await as(ours), await as(other)];
  const { id: userId } = await member(other, 'staff');
  const [{ id: facilityId } = { id: '' }] = (await lead.facilities.list({})).items;
  const theirs = await lead.complianceRecords.create({ ...training, userId });
  const mine = await caller.complianceRecords.create(training);
  for (const attempt of [
    () => caller.complianceRecords.create({ ...training, userId }),
    () => caller.complianceRecords.create({ ...training, facilityId }),
    () => caller.complianceRecords.update({ ...versionOf(mine), userId }),
    () => caller.complianceRecords.get({ id: theirs.id }),
    () => caller.complianceRecords.update({ ...versionOf(theirs), title: 'Mine now' }),
    () => caller.complianceRecords.renew(versionOf(theirs)),
    () => caller.complianceRecords.trash(versionOf(theirs)),
    () => caller.complianceRecords.restore({ id: theirs.id }),
    () => caller.listExports.complianceRecords({ userId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await titles(caller, { userId })).toEqual([]);
  expect(await lead.complianceRecords.get({ id: theirs.id })).toEqual(theirs);
});

describe('CLI-6: a renewal', () => {
  const expired = async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const { id: userId } = await member(ours, 'provider');
    const former = await caller.complianceRecords.create({
      ...{ ...training, userId, reference: 'A 1', issuedOn: day(ZONE, -400), expiresOn: day(ZONE, -35) },
    });
    const renew = () =>
      caller.complianceRecords.renew({
        ...{ ...versionOf(former), reference: 'A 2', issuedOn: day(ZONE, -30), expiresOn: day(ZONE, 335) },
      });
    return { ours, caller, former, renew, userId };
  };

  test('is a record of its own, and what it renews stays to be seen and counts as expired no more', async () => {
    const { caller, former, renew, userId } = await expired();
    expect(await caller.complianceRecords.counts()).toMatchObject({ expired: 1, valid: 0 });
    const renewal = await renew();
    expect(renewal).toMatchObject({
      ...{ ...training, reference: 'A 2', status: 'valid', renewsId: former.id, user: { id: userId } },
    });
    expect(await caller.complianceRecords.get({ id: former.id })).toMatchObject({
      ...{ version: former.version, reference: 'A 1', status: 'renewed', renewedById: renewal.id },
    });
    expect((await caller.complianceRecords.list({})).items.map(({ id }) => id)).toEqual([renewal.id]);
    expect((await caller.complianceRecords.list({ state: 'renewed' })).items).toMatchObject([
      { id: former.id },
    ]);
    expect((await caller.complianceRecords.list({ state: 'all' })).items).toHaveLength(2);
    expect(await caller.complianceRecords.counts()).toMatchObject({ expired: 0, valid: 1 });

    // There is a history of one holder.
    for (const record of [renewal, await caller.complianceRecords.get({ id: former.id })])
      await expect(caller.complianceRecords.update({ ...versionOf(record), userId: null })).rejects.toThrow(
        'It was renewed, so it stays with whoever has it.',
      );
    const corrected = await caller.complianceRecords.update({
      ...versionOf(renewal),
      reference: 'A 3',
      userId,
    });
    expect(corrected.reference).toBe('A 3');
  });

  test('is made once, by however many at once, and the database keeps it so', async () => {
    const { ours, caller, former, renew } = await expired();
    const outcomes = await Promise.allSettled([renew(), renew(), renew()]);
    const refusals = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
    const refused = { message: 'This was renewed already. Please renew what followed it.' };
    expect(refusals).toMatchObject([refused, refused]);
    await expect(renew()).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    expect((await caller.complianceRecords.list({ state: 'all' })).items).toHaveLength(2);
    const second = asActor(planes, systemOf(ours), async em => {
      const renews = await em.findOneOrFail(ComplianceRecord, { id: former.id });
      em.create(ComplianceRecord, { ...training, remindDaysBefore: 0, renews });
    });
    await expect(second).rejects.toThrow('compliance_records_renewed_once');
  });

  test('counts no more in the trash, and comes back unless another one took its place', async () => {
    const { caller, former, renew } = await expired();
    const first = await renew();
    await caller.complianceRecords.trash(versionOf(first));
    expect(await caller.complianceRecords.get({ id: former.id })).toMatchObject({ status: 'expired' });
    await caller.complianceRecords.restore({ id: first.id });
    expect(await caller.complianceRecords.get({ id: former.id })).toMatchObject({ status: 'renewed' });

    const back = await caller.complianceRecords.get({ id: first.id });
    await caller.complianceRecords.trash(versionOf(back));
    const second = await renew();
    await expect(caller.complianceRecords.restore({ id: first.id })).rejects.toThrow(
      'What this one renewed was renewed by another record since.',
    );
    expect(await caller.complianceRecords.get({ id: former.id })).toMatchObject({ renewedById: second.id });
    // Of what is in the trash nothing is renewed.
    await caller.complianceRecords.trash(versionOf(second));
    await expect(caller.complianceRecords.renew(versionOf(second))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('CLI-6 TEN-8: who is bound to facilities sees and writes what these have and what those have who work there alone', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const [here, there] = await Promise.all(
    ['Here', 'There'].map(name => lead.facilities.create({ name, timeZone: ZONE })),
  );
  const [hereId, thereId] = [String(here?.id), String(there?.id)];
  const [nurse, stranger] = [
    (await member(ours, 'staff', [hereId])).id,
    (await member(ours, 'staff', [hereId, thereId])).id,
  ];
  const made: Record<string, string> = {};
  for (const [title, holder] of Object.entries({
    ...{ Here: { facilityId: hereId }, There: { facilityId: thereId }, Clinic: {} },
    ...{ Nurse: { userId: nurse }, Stranger: { userId: stranger } },
  }))
    made[title] = (await lead.complianceRecords.create({ ...training, title, ...holder })).id;
  const { caller, id: own } = await bound(ours, 'admin', [hereId]);
  await lead.complianceRecords.create({ ...training, title: 'Own', userId: own });

  expect((await titles(caller)).toSorted()).toEqual(['Here', 'Nurse', 'Own']);
  expect(await caller.complianceRecords.counts()).toMatchObject({ lasting: 3 });
  for (const title of ['There', 'Clinic', 'Stranger'])
    await expect(caller.complianceRecords.get({ id: made[title] ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  await caller.complianceRecords.create({ ...training, title: 'New', userId: nurse });
  const refused = { code: 'UNPROCESSABLE_CONTENT' };
  await expect(caller.complianceRecords.create(training)).rejects.toMatchObject(refused);
  await expect(caller.complianceRecords.create({ ...training, userId: stranger })).rejects.toMatchObject(
    refused,
  );
  const ofHere = await caller.complianceRecords.get({ id: made['Here'] ?? '' });
  await expect(
    caller.complianceRecords.update({ ...versionOf(ofHere), facilityId: null }),
  ).rejects.toMatchObject(refused);
  // Whatever statement is run: the policy says so as well.
  const smuggled = asActor(planes, { ...systemOf(ours), facilities: [hereId] }, async em =>
    em.create(ComplianceRecord, { ...training, remindDaysBefore: 0 }),
  );
  await expect(smuggled).rejects.toThrow('row-level security');
});

test('CLI-6 IDN-7: members see what they have themselves, and nobody’s but that', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const [nurse, auditor] = [await as(ours, 'staff'), await as(ours, 'auditor')];
  const { id: userId } = (await nurse.session.current()).user;
  await lead.complianceRecords.create({ ...training, title: 'Hers', userId, expiresOn: day(ZONE, 5) });
  await lead.complianceRecords.create({ ...training, title: 'Everybody’s' });
  expect((await nurse.complianceRecords.own({})).items).toMatchObject([
    { title: 'Hers', status: 'expiring' },
  ]);
  expect((await auditor.complianceRecords.own({})).items).toEqual([]);
  for (const caller of [nurse, auditor])
    for (const attempt of [
      () => caller.complianceRecords.list({}),
      () => caller.complianceRecords.counts(),
      () => caller.complianceRecords.create(training),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('CLI-6: the list is taken along as it is filtered', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  await caller.complianceRecords.create({ ...training, expiresOn: day(ZONE, -3), original: 'Folder 7' });
  await caller.complianceRecords.create({ ...training, title: 'Valid for good' });
  const { id } = await caller.listExports.complianceRecords({ state: 'expired' });
  const work = (await clinicsWithWork(planes, exportsToWrite())).find(one => one.id === ours.id);
  if (!work) throw new Error('There is something to write.');
  await writeExport(planes, work);
  const { csv } = await caller.listExports.part({ id, position: 0 });
  expect(parse(csv, { columns: true, bom: true })).toMatchObject([
    { Record: 'First aid', Status: 'expired', 'Days left': '-3', 'Kept at': 'Folder 7' },
  ]);
});

describe('CLI-6 OPS-2: reminders', () => {
  /** The morning of a day of the clinic; of those to come, because nothing is news that is older than its reader. */
  const morning = (days: number): number =>
    Temporal.Now.plainDateISO(ZONE).add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: '06:05' })
      .epochMilliseconds;
  const placeOf = (of: TestClinic, permissions: Permission[] | null = null) => ({
    ...{ ...of, timeZone: ZONE, locale: 'en', permissions },
    url: `https://${of.slug}.clinic.test`,
  });
  const remind = (of: TestClinic, now: number) =>
    whereDue(
      of,
      () => complianceToRemindOf(now),
      () => remindOfCompliance(planes, placeOf(of), now),
    );
  const toldTo = async (caller: Caller) =>
    (await caller.notifications.list({})).items
      .filter(({ kind }) => kind.startsWith('compliance'))
      .map(({ kind, name }) => `${kind} ${name}`)
      .toSorted();
  const written = async ({ id }: TestClinic) =>
    (
      await admin.query<{ step: string }>(
        'select step from clinic.compliance_reminders where tenant_id = $1 order by at, step',
        [id],
      )
    ).rows.map(({ step }) => step);

  const staffed = async () => {
    const ours = await clinic();
    const lead = await as(ours);
    const nurse = await enteredAs(ours, (await member(ours, 'staff')).id);
    const desk = await enteredAs(ours, (await member(ours, 'staff')).id);
    const { id: userId } = (await nurse.session.current()).user;
    const has = (title: string, days: number) =>
      lead.complianceRecords.create({ ...training, title, userId, expiresOn: day(ZONE, days) });
    return { ours, lead, nurse, desk, has };
  };

  test('reach the holder and who leads the clinic once before it expires and once after, whichever processes write', async () => {
    const { ours, lead, nurse, desk, has } = await staffed();
    await has('Radiation', 31);
    await has('Hygiene', 32);
    await remind(ours, morning(1) - 10 * MINUTE);
    expect(await written(ours)).toEqual([]);

    await using second = await openPlanes(database, entities, databaseName, { poolMax: 3 });
    await Promise.all(
      [planes, second, planes, second].map(own => remindOfCompliance(own, placeOf(ours), morning(1))),
    );
    await remind(ours, morning(1) + 5 * MINUTE);
    expect(await written(ours)).toEqual(['expiring']);
    for (const caller of [lead, nurse])
      expect(await toldTo(caller)).toEqual(['compliance_expiring Radiation']);
    expect(await toldTo(desk)).toEqual([]);
    expect(await toldTo(await as(await clinic()))).toEqual([]);

    await remind(ours, morning(2));
    expect(await toldTo(nurse)).toEqual(['compliance_expiring Hygiene', 'compliance_expiring Radiation']);
    // Its last day is one on which it is good.
    await remind(ours, morning(31));
    expect(await written(ours)).toHaveLength(2);
    await remind(ours, morning(32));
    await remind(ours, morning(33));
    expect(await written(ours)).toEqual(['expiring', 'expiring', 'expired', 'expired']);
    expect(await toldTo(lead)).toContain('compliance_expired Radiation');
  });

  test('go by letter to whoever wants that, in numbers that name nobody', async () => {
    const { ours, lead, nurse, has } = await staffed();
    const wish = (caller: Caller) =>
      caller.preferences.save({ notifications: { hidden: [], mailed: ['compliance_expiring'] } });
    await wish(nurse);
    const former = await has('Radiation', 10);
    await has('Hygiene', 10);
    await remind(ours, morning(1));
    // Renewed before the letter was written.
    await lead.complianceRecords.renew({ ...versionOf(former), expiresOn: day(ZONE, 400) });
    const write = () =>
      whereDue(ours, mailedNews, () => mailNews(planes, placeOf(ours), morning(1) + 11 * MINUTE));
    await write();
    await write();
    const lettersTo = async (caller: Caller) => mailsTo((await caller.profile.own()).email);
    const [letter, ...more] = await lettersTo(nurse);
    expect(more).toEqual([]);
    expect(letter?.body).toContain('- Licences and the like that expire soon: 1\n');
    expect(letter?.body).not.toMatch(/Hygiene|Radiation/);
    expect((await lettersTo(lead)).filter(({ kind }) => kind === 'notifications.news')).toEqual([]);
  });

  test('are none of what was renewed or is in the trash, and one more of what was put right', async () => {
    const { ours, lead, nurse, has } = await staffed();
    const [renewed, trashed, wrong] = [await has('Renewed', 5), await has('Gone', 5), await has('Wrong', 5)];
    await lead.complianceRecords.renew({ ...versionOf(renewed), expiresOn: day(ZONE, 400) });
    await lead.complianceRecords.trash(versionOf(trashed));
    await remind(ours, morning(1));
    expect(await toldTo(nurse)).toEqual(['compliance_expiring Wrong']);

    const right = await lead.complianceRecords.update({ ...versionOf(wrong), expiresOn: day(ZONE, 20) });
    expect(await toldTo(nurse)).toEqual([]);
    await remind(ours, morning(2));
    expect(await toldTo(nurse)).toEqual(['compliance_expiring Wrong']);
    expect(await written(ours)).toEqual(['expiring', 'expiring']);
    await lead.complianceRecords.trash(versionOf(right));
    expect(await toldTo(nurse)).toEqual([]);
  });

  test('are none where the clinic’s package leaves these records out, and few enough at a time', async () => {
    const { ours, has } = await staffed();
    await has('Radiation', 5);
    await remindOfCompliance(planes, placeOf(ours, ['tasks:read']), morning(1));
    expect(await written(ours)).toEqual([]);
    await asActor(planes, systemOf(ours), async em => {
      for (let n = 0; n < 60; n++)
        em.create(ComplianceRecord, {
          ...{
            ...training,
            remindDaysBefore: 30,
            expiresOn: new Date(Date.now() + 3 * DAY).toISOString().slice(0, 10),
          },
        });
    });
    expect(await remindOfCompliance(planes, placeOf(ours), morning(1))).toBe(true);
    expect(await written(ours)).toHaveLength(50);
    expect(await remindOfCompliance(planes, placeOf(ours), morning(1))).toBe(false);
    expect(await written(ours)).toHaveLength(61);
  });
});
