import { expect, test } from 'vitest';
import { userFields } from '../../server/demo/factories/factories.ts';
import { settingsKinds } from '../../shared/clinic/settings.ts';
import { DAY } from '../../shared/durations.ts';
import { consoleAs, operator } from '../world/console.ts';
import { mailsTo } from '../world/mailbox.ts';
import { answerTo } from '../world/records.ts';
import { as, clinic, faker, inContext, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');
const app = await sqlAs('app');
const platform = await sqlAs('platform');

const tables = settingsKinds.map(kind => `clinic.${kind}_settings`);
const inSql = (of: TestClinic, sql: string, params: unknown[] = []) =>
  inContext(app, of, client => client.query(sql, params));

const nothing = (values: object) => Object.fromEntries(Object.keys(values).map(field => [field, null]));

test('TEN-12: a new clinic follows the defaults, but for the week of its country', async () => {
  const [berlin, boston] = [await clinic(), await clinic({ locale: 'en-US', timeZone: 'America/New_York' })];
  const booking = {
    slotMinutes: 15,
    confirmBookings: false,
    dayStartsAt: 7,
    dayEndsAt: 20,
    noShowAfterMinutes: 0,
  };
  const security = {
    ...{
      requireSecondFactor: false,
      idleMinutes: 120,
      absoluteMinutes: 720,
      invitationHours: 168,
      auditYears: 10,
    },
  };
  const settings = await (await as(berlin)).settings.get();
  expect(settings).toMatchObject({
    booking: { version: 1, values: booking, defaults: booking, own: nothing(booking) },
    security: { values: security, defaults: security, own: nothing(security) },
    integration: { values: { apiTokenDays: 0 } },
    communication: {
      values: { senderName: '', replyTo: '', footer: '', mailReminders: true, mailChanges: false },
    },
    organization: { values: { weekStartsOn: 1, clock: 'region' }, own: { weekStartsOn: null, clock: null } },
  });
  expect((await (await as(boston)).settings.get()).organization).toMatchObject({
    ...{ values: { weekStartsOn: 7 }, defaults: { weekStartsOn: 1 }, own: { clock: null } },
  });
});

test('TEN-12: what a clinic sets is its own until it goes back to the default, and no other clinic’s', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const caller = await as(ours);
  expect(await caller.settings.updateBooking({ version: 1, slotMinutes: 20 })).toMatchObject({
    ...{ version: 2, values: { slotMinutes: 20 }, defaults: { slotMinutes: 15 } },
    own: {
      ...{ slotMinutes: 20, confirmBookings: null },
      ...{ dayStartsAt: null, dayEndsAt: null, noShowAfterMinutes: null },
    },
  });
  // The same as the default, but meant: it stays when the default changes.
  expect(await caller.settings.updateBooking({ version: 2, slotMinutes: 15 })).toMatchObject({
    own: { slotMinutes: 15 },
  });
  expect(await caller.settings.updateBooking({ version: 3, slotMinutes: null })).toMatchObject({
    ...{ version: 4, values: { slotMinutes: 15 }, own: { slotMinutes: null } },
  });
  expect((await (await as(theirs)).settings.get()).booking).toMatchObject({ version: 1 });
});

test('TEN-12 AUD-1: a change stands in the clinic’s trail with what it was before', async () => {
  const caller = await as(await clinic());
  await caller.settings.updateSecurity({ version: 1, invitationHours: 24 });
  const { items } = await caller.audit.search({ entity: 'SecuritySettings' });
  expect(items).toMatchObject([
    { action: 'UPDATE', changes: { invitationHours: { from: null, to: 24 } } },
    { action: 'CREATE' },
  ]);
});

test('TEN-12 ENT-3: a change leaves the other settings alone, and a stale one tells who was faster', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const before = (await caller.settings.get()).booking;
  const changed = await caller.settings.updateBooking({ version: 1, slotMinutes: 20 });
  expect(changed.values).toEqual({ ...before.values, slotMinutes: 20 });
  await expect(colleague.settings.updateBooking({ version: 1, confirmBookings: true })).rejects.toMatchObject(
    {
      code: 'CONFLICT',
      message: expect.stringMatching(/^Olive Owner \d+ changed this record/),
    },
  );
  expect((await colleague.settings.get()).booking).toEqual(changed);
  // Another kind has a version of its own.
  expect(await colleague.settings.updateOrganization({ version: 1, clock: '12h' })).toMatchObject({
    version: 2,
  });
});

test('TEN-12 I5: settings that make no sense are refused in words and change nothing', async () => {
  const caller = await as(await clinic());
  const before = await caller.settings.get();
  const refused = (fields: object) => answerTo(caller, 'settings.updateBooking', { version: 1, ...fields });
  expect(await refused({ dayStartsAt: 9, dayEndsAt: 8 })).toMatchObject({ code: 'BAD_REQUEST' });
  await expect(
    caller.settings.updateBooking({ version: 1, dayStartsAt: 9, dayEndsAt: 8 }),
  ).rejects.toMatchObject({ message: 'The day must end after it starts.' });
  await expect(caller.settings.updateBooking({ version: 1, dayEndsAt: 18 })).rejects.toMatchObject({
    ...{ code: 'BAD_REQUEST', message: expect.stringContaining('both ends of the day') },
  });
  const wrong: [string, object][] = [
    ['Booking', { slotMinutes: 4 }],
    ['Booking', { slotMinutes: 121 }],
    ['Booking', { slotMinutes: 7.5 }],
    ['Booking', { slotMinutes: Number.NaN }],
    ['Booking', { dayStartsAt: 9, dayEndsAt: 25 }],
    ['Booking', { confirmBookings: 'no' }],
    ['Booking', { color: 'blue' }],
    ['Booking', { version: 0 }],
    ['Organization', { weekStartsOn: 0 }],
    ['Organization', { clock: 'sundial' }],
    ['Security', { idleMinutes: 4 }],
    ['Security', { absoluteMinutes: 1441 }],
    ['Security', { invitationHours: 0 }],
    ['Security', { auditYears: 2 }],
    ['Integration', { apiTokenDays: -1 }],
    ['Communication', { replyTo: 'nobody' }],
    ['Communication', { senderName: 'Dr. Bell\nBcc: all@clinics.test' }],
    ['Communication', { footer: 'x'.repeat(1001) }],
  ];
  for (const [kind, fields] of wrong)
    expect(
      { fields, ...(await answerTo(caller, `settings.update${kind}`, { version: 1, ...fields })) },
      kind,
    ).toMatchObject({ fields, code: 'BAD_REQUEST' });
  expect(await caller.settings.get()).toEqual(before);
});

test('TEN-12 IDN-2: an invitation is good for as long as the clinic says', async () => {
  const caller = await as(await clinic());
  await caller.settings.updateSecurity({ version: 1, invitationHours: 2 });
  const { invitation } = await caller.invitations.invite(userFields(faker));
  const hours = (Date.parse(invitation.expiresAt) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(1.9);
  expect(hours).toBeLessThanOrEqual(2);
});

test.each([
  [24, '1 day'],
  [48, '2 days'],
  [1, '1 hour'],
  [25, '25 hours'],
])('K24: an invitation of %i hours is good for %s, in as many words', async (invitationHours, words) => {
  const ours = await clinic();
  const caller = await as(ours);
  await caller.settings.updateSecurity({ version: 1, invitationHours });
  const fields = userFields(faker);
  await caller.invitations.invite(fields);
  const [mail] = await mailsTo(fields.email.toLowerCase());
  expect(mail?.body).toContain(`Accept the invitation within ${words}:`);
});

test('TEN-12 IDN-6: no API token lives longer than the clinic says', async () => {
  const caller = await as(await clinic());
  const issue = (expiresAt?: Date) =>
    caller.tokens.create({
      ...{ name: 'HostKind', role: 'staff', scopes: ['bookings:read'] },
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    });
  const endless = await issue();
  const long = await issue(new Date(Date.now() + 400 * DAY));
  await caller.settings.updateIntegration({ version: 1, apiTokenDays: 30 });
  await expect(issue(new Date(Date.now() + 31 * DAY))).rejects.toMatchObject({
    message: expect.stringMatching(/^Tokens of this clinic work until \d{4}-\d\d-\d\d at most\.$/),
  });
  await issue(new Date(Date.now() + 10 * DAY));
  await issue();
  for (const { id } of [long, endless]) await caller.tokens.rotate({ id, overlapHours: 0 });
  const { items } = await caller.tokens.list({});
  const days = items.map(
    ({ expiresAt }) => expiresAt && Math.round((Date.parse(expiresAt) - Date.now()) / DAY),
  );
  expect(days).toEqual([30, 30, 30, 10, 400, null]);
});

test.each(tables)(
  'TEN-12 S1 S3: in SQL, a clinic reads the defaults of %s and writes its own row only',
  async table => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const { rows } = await inSql(ours, `select tenant_id from ${table} order by tenant_id`);
    expect(rows.map(row => row.tenant_id)).toEqual([ours.id, null]);
    const touched = async (where: string, params: unknown[] = []) =>
      (await inSql(ours, `update ${table} set version = version where ${where}`, params)).rowCount;
    expect(await touched('tenant_id is null')).toBe(0);
    expect(await touched('tenant_id = $1', [theirs.id])).toBe(0);
    const refused = (sql: string, params: unknown[], code: string) =>
      expect(inSql(ours, sql, params), sql).rejects.toMatchObject({ code });
    const insert = `insert into ${table} (tenant_id) values ($1)`;
    await refused(insert, [ours.id], '23505');
    await refused(insert, [theirs.id], '42501');
    await refused(insert, [null], '42501');
    // No role has the right to change what never changes.
    await refused(`update ${table} set tenant_id = null where tenant_id = $1`, [ours.id], '42501');
    await refused(`update ${table} set tenant_id = $1`, [theirs.id], '42501');
    await refused(`delete from ${table}`, [], '42501');
    expect((await app.query(`select from ${table}`)).rowCount).toBe(0);
  },
);

test.each(tables)(
  'TEN-12: there is one row of defaults in %s, it is complete, and no role reaches further',
  async table => {
    const ours = await clinic();
    expect((await admin.query(`select from ${table} where tenant_id is null`)).rowCount).toBe(1);
    await expect(platform.query(`insert into ${table} default values`)).rejects.toMatchObject({
      code: '23514',
    });
    const { rows } = await admin.query(`select to_jsonb(t) as row from ${table} t where tenant_id is null`);
    expect(Object.values(rows[0].row).filter(value => value === null)).toHaveLength(3);
    const copy = JSON.stringify({ ...rows[0].row, id: crypto.randomUUID() });
    await expect(
      platform.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [copy]),
    ).rejects.toMatchObject({ code: '23505' });
    expect((await platform.query(`select from ${table} where tenant_id = $1`, [ours.id])).rowCount).toBe(0);
    expect((await platform.query(`select from ${table}`)).rowCount).toBe(1);
    const identity = await sqlAs('identity');
    await expect(identity.query(`select from ${table}`)).rejects.toMatchObject({ code: '42501' });
  },
);

test('TEN-12 AUD-5: a change of the defaults reaches every clinic that follows them, and the system audit', async () => {
  const [follower, other] = [await clinic(), await clinic()];
  await (await as(other)).settings.updateBooking({ version: 1, slotMinutes: 15 });
  const setDefault = (minutes: number) =>
    platform.query('update clinic.booking_settings set slot_minutes = $1 where tenant_id is null', [minutes]);
  await setDefault(25);
  expect((await (await as(follower)).settings.get()).booking.values.slotMinutes).toBe(25);
  expect((await (await as(other)).settings.get()).booking).toMatchObject({
    ...{ values: { slotMinutes: 15 }, defaults: { slotMinutes: 25 } },
  });
  await setDefault(15);
  const { rows } = await admin.query(
    "select action, actor, entity from platform.system_entries where entity = 'BookingSettings'",
  );
  const entry = { action: 'settings.change', actor: 'sql as medflow_platform', entity: 'BookingSettings' };
  expect(rows).toEqual([entry, entry]);
});

test('TEN-12 AUD-5: an operator changes a default once, in the version they saw, and by name', async () => {
  const who = await operator();
  const desk = await consoleAs(who);
  const { security } = await desk.defaults.get();
  const change = { kind: 'security', version: security.version, values: { invitationHours: 72 } } as const;
  expect(await desk.defaults.change(change)).toEqual({ done: true });
  await expect(desk.defaults.change(change)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await (await as(await clinic())).settings.get()).security.values.invitationHours).toBe(72);
  const { rows } = await admin.query(
    "select action, operator_id, changes->'invitationHours' as hours from platform.system_entries where entity = 'SecuritySettings'",
  );
  expect(rows).toEqual([{ action: 'settings.change', operator_id: who.id, hours: { from: 168, to: 72 } }]);
});

test('SET-1: settings leave as a file, which another clinic takes once it has seen what that changes', async () => {
  const [ours, theirs] = [await as(await clinic()), await as(await clinic())];
  await ours.settings.updateBooking({ version: 1, slotMinutes: 20, publicText: 'Ring twice' });
  await ours.settings.updateOrganization({ version: 1, clock: '12h' });
  await theirs.settings.updateBooking({ version: 1, slotMinutes: 10, dayStartsAt: 9, dayEndsAt: 17 });

  const file = await ours.settings.export();
  expect(Object.keys(file)).toEqual(settingsKinds);
  const differences = {
    items: [
      { kind: 'organization', setting: 'clock', from: null, to: '12h' },
      { kind: 'booking', setting: 'slotMinutes', from: 10, to: 20 },
      { kind: 'booking', setting: 'dayStartsAt', from: 9, to: null },
      { kind: 'booking', setting: 'dayEndsAt', from: 17, to: null },
      { kind: 'booking', setting: 'publicText', from: null, to: 'Ring twice' },
    ],
  };
  expect(await theirs.settings.preview(file)).toEqual(differences);
  expect((await theirs.settings.get()).booking.own).toMatchObject({
    slotMinutes: 10,
    dayStartsAt: 9,
    dayEndsAt: 17,
  });

  expect(await theirs.settings.import(file)).toEqual(differences);
  expect(await theirs.settings.export()).toEqual(file);
  expect(await theirs.settings.preview(file)).toEqual({ items: [] });
});

test('SET-1: what a file leaves out stays, what it does not know is refused, and so is all of it where a part is', async () => {
  const caller = await as(await clinic());
  await caller.settings.import({ booking: { slotMinutes: 30 } });
  await caller.settings.import({ organization: { clock: '24h' } });
  const before = await caller.settings.export();
  expect(before).toMatchObject({ booking: { slotMinutes: 30 }, organization: { clock: '24h' } });

  for (const wrong of [
    { booking: { slotMinutes: 15, colour: 'green' } },
    { billing: {} },
    { booking: { slotMinutes: 4 } },
    { organization: { clock: '12h' }, booking: { dayStartsAt: 20, dayEndsAt: 3 } },
  ])
    expect((await answerTo(caller, 'settings.import', wrong)).code, JSON.stringify(wrong)).toBe(
      'BAD_REQUEST',
    );
  expect(await caller.settings.export()).toEqual(before);
});
