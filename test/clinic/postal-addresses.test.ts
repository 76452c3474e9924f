import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { remindSome } from '../../server/clinic/reminders/remind.ts';
import { bound } from '../world/bound.ts';
import { consoleAs, operator } from '../world/console.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openedPortal, signedIn } from '../world/portal-browser.ts';
import { as, clinic, member, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const missing = { code: 'NOT_FOUND' };
const here = { lines: 'Here 1', postalCode: '10115', city: 'Berlin', country: 'DE' };

/** A clinic with a facility of a name that no other has, where it says nothing of where that is. */
const practice = async () => {
  const ours = await clinic({ locale: 'de-DE' });
  const caller = await as(ours);
  const { id: facilityId } = await caller.facilities.create({ name: 'Main', timeZone: 'Europe/Berlin' });
  return { ours, caller, facilityId, of: { facilityId } };
};

test('CLI-3: a facility tells where it is on each day, in one text as before and in parts', async () => {
  const { caller, facilityId, of } = await practice();
  const shown = async () => (await caller.facilities.get({ id: facilityId })).address;
  expect(await shown()).toBe(null);

  const made = await caller.facilityAddresses.create({ ...of, ...here });
  expect(made).toMatchObject({ ...of, ...here, kind: 'home', isPrimary: true });
  expect(await caller.facilityAddresses.get({ id: made.id })).toEqual(made);
  expect(await shown()).toBe('Here 1, 10115 Berlin');
  await caller.facilityAddresses.create({ ...of, ...here, kind: 'billing', lines: 'Bills 2' });
  expect(await shown()).toBe('Here 1, 10115 Berlin');

  // Another one that begins ends the former; a temporary one stands before both while it lasts.
  const next = { ...of, ...here, lines: 'New 3', validFrom: '2090-03-01' };
  await caller.facilityAddresses.create(next);
  const ended = await caller.facilityAddresses.get({ id: made.id });
  expect(ended).toMatchObject({ validTo: '2090-02-28', isPrimary: true });
  const abroad = { lines: 'Ring 4', postalCode: '1010', city: 'Wien', country: 'AT' };
  const away = await caller.facilityAddresses.create({ ...of, ...abroad, kind: 'temporary' });
  expect(await shown()).toBe('Ring 4, 1010 Wien, Austria');
  await caller.facilityAddresses.trash(versionOf(away));
  expect(await shown()).toBe('Here 1, 10115 Berlin');
  expect((await caller.facilityAddresses.list({ ...of, trashed: true })).items).toMatchObject([abroad]);
  const other = await caller.facilityAddresses.create({ ...of, ...here, kind: 'temporary' });
  expect(await caller.facilityAddresses.restore({ id: away.id })).toMatchObject({ isPrimary: false });
  await expect(
    caller.facilityAddresses.update({ ...versionOf(other), validFrom: '2030-01-02', validTo: '2030-01-01' }),
  ).rejects.toThrow(/cannot end before it begins/);
  await caller.facilityAddresses.trash(versionOf(other));

  // One text that says nothing new changes nothing; another one becomes the lines of the address in use.
  const { version } = await caller.facilities.get({ id: facilityId });
  const same = { id: facilityId, version, address: 'Here 1, 10115 Berlin' };
  expect(await caller.facilities.update(same)).toMatchObject({ version });
  expect(await caller.facilityAddresses.get({ id: made.id })).toEqual(ended);
  const told = await caller.facilities.update({ ...same, address: 'Here 1a, Berlin' });
  expect(told.address).toBe('Here 1a, Berlin');
  expect(await caller.facilityAddresses.get({ id: made.id })).toMatchObject({
    ...{ lines: 'Here 1a, Berlin', postalCode: null, city: null, validTo: '2090-02-28' },
  });
  expect(await caller.facilities.update({ ...versionOf(told), address: '' })).toMatchObject({
    address: null,
  });
  expect(
    await caller.facilities.create({ name: 'Annex', timeZone: 'UTC', address: 'Annex 5' }),
  ).toMatchObject({ address: 'Annex 5' });
  expect((await caller.facilities.list({})).items.map(({ address }) => address)).toContain('Annex 5');

  const trail = (await caller.audit.search({ entityId: made.id })).items;
  expect(trail.map(({ action }) => action)).toEqual(['DELETE', 'UPDATE', 'UPDATE', 'CREATE']);
  expect(JSON.stringify(trail)).toContain('Here 1a, Berlin');
});

test('CLI-3 TEN-13: the clinic has addresses of its own, which its profile and the console tell', async () => {
  const ours = await clinic({ locale: 'en-US' });
  const caller = await as(ours);
  const place = `Elm Street ${ours.slug}`;
  const made = await caller.clinicAddresses.create({
    ...{ lines: place, postalCode: '11201', city: 'Brooklyn', region: 'NY', country: 'US' },
  });
  const text = `${place}, Brooklyn NY 11201`;
  expect(await caller.clinic.profile()).toMatchObject({ address: text });
  const console = await consoleAs(await operator('admin'));
  expect((await console.clinics.list({ search: place })).items).toMatchObject([
    { id: ours.id, address: text },
  ]);
  expect(await console.clinics.get({ id: ours.id })).toMatchObject({ address: text });

  await caller.clinic.changeProfile({ address: 'Elm 2' });
  expect(await caller.clinicAddresses.get({ id: made.id })).toMatchObject({ lines: 'Elm 2', city: null });
  expect(await caller.clinic.changeProfile({ address: null, legalName: 'Elm Ltd' })).toMatchObject({
    ...{ address: null, legalName: 'Elm Ltd' },
  });
  expect(await caller.clinicAddresses.restore({ id: made.id })).toMatchObject({ lines: 'Elm 2' });
  const restored = await caller.clinicAddresses.get({ id: made.id });
  const moved = await caller.clinicAddresses.update({ ...versionOf(restored), validTo: '2001-01-01' });
  expect(await caller.clinic.profile()).toMatchObject({ address: null });
  await caller.clinicAddresses.trash(versionOf(moved));
  expect((await caller.clinicAddresses.list({})).items).toEqual([]);
});

test('CLI-3 P20: the database holds two primaries of a kind apart, and knows countries and postal codes', async () => {
  const { caller, of } = await practice();
  const made = await caller.facilityAddresses.create({ ...of, ...here });
  const own = await caller.clinicAddresses.create(here);
  const copy = (table: string, owner: string, values: string) =>
    admin.query(
      `insert into clinic.${table} (tenant_id, ${owner} kind, lines, postal_code, country, valid_from, is_primary)
       select tenant_id, ${owner} kind, lines, ${values} from clinic.${table} where id = any ($1)`,
      [[made.id, own.id]],
    );
  for (const [table, owner] of [
    ['facility_addresses', 'facility_id,'],
    ['clinic_addresses', ''],
  ] as const) {
    await expect(copy(table, owner, "null, 'DE', null, true")).rejects.toThrow(`${table}_one_primary`);
    await expect(copy(table, owner, "null, 'DE', '2099-01-01', true")).rejects.toThrow('one_primary');
    await expect(copy(table, owner, "null, 'XX', null, false")).rejects.toThrow(`${table}_country_known`);
    await expect(copy(table, owner, "'1/2', 'DE', null, false")).rejects.toThrow(`${table}_postal_code`);
  }
  for (const wrong of [{ country: 'XX' }, { postalCode: '1/2' }, { lines: '' }])
    await expect(caller.facilityAddresses.create({ ...of, ...here, ...wrong })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  const both = await Promise.allSettled(
    ['A', 'B'].map(lines => caller.facilityAddresses.create({ ...of, ...here, lines })),
  );
  for (const failed of both.filter(({ status }) => status === 'rejected'))
    expect(failed).toMatchObject({ reason: { code: 'CONFLICT' } });
  const { items } = await caller.facilityAddresses.list(of);
  expect(items.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
});

test('CLI-3 TEN-8: another clinic and who is bound elsewhere find nothing; who is bound here changes it', async () => {
  const { ours, caller, facilityId, of } = await practice();
  const made = await caller.facilityAddresses.create({ ...of, ...here });
  const own = await caller.clinicAddresses.create(here);
  const elsewhere = await caller.facilities.create({ name: 'Elsewhere', timeZone: 'UTC' });
  const stranger = await as(await clinic());
  const { caller: away } = await bound(ours, 'admin', [elsewhere.id]);
  for (const who of [stranger, away])
    for (const attempt of [
      () => who.facilityAddresses.get({ id: made.id }),
      () => who.facilityAddresses.list(of),
      () => who.facilityAddresses.create({ ...of, ...here }),
      () => who.facilityAddresses.update({ ...versionOf(made), lines: 'Theirs' }),
      () => who.facilityAddresses.trash(versionOf(made)),
      () => who.facilityAddresses.restore({ id: made.id }),
    ])
      await expect(attempt()).rejects.toMatchObject(missing);
  await expect(stranger.clinicAddresses.get({ id: own.id })).rejects.toMatchObject(missing);
  await expect(stranger.clinicAddresses.trash(versionOf(own))).rejects.toMatchObject(missing);
  expect((await stranger.clinicAddresses.list({})).items).toEqual([]);
  expect((await away.facilities.list({})).items).toMatchObject([{ address: null }]);

  const { caller: inside } = await bound(ours, 'admin', [facilityId]);
  expect(await inside.facilityAddresses.update({ ...versionOf(made), lines: 'Here 2' })).toMatchObject({
    lines: 'Here 2',
  });
  await member(ours, 'staff');
  const desk = await as(ours, 'staff');
  expect((await desk.facilityAddresses.list(of)).items).toMatchObject([{ lines: 'Here 2' }]);
  await expect(desk.facilityAddresses.create({ ...of, ...here })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('CLI-3 S34: visitors, patients, letters and calendar files are told where the facility is on the day', async () => {
  const { ours, caller, facilityId, visitor, email, booking, confirmed } = await openedPortal();
  const day = Temporal.Instant.from(booking.startsAt).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const of = { facilityId, city: 'Berlin', country: 'DE' };
  await caller.facilityAddresses.create({ ...of, lines: 'Old 1' });
  await caller.facilityAddresses.create({ ...of, lines: 'New 2', validFrom: `${day}` });

  const offer = await visitor.publicBooking.offer();
  expect(offer.facilities).toMatchObject([{ address: 'Old 1, Berlin, Germany' }]);
  const { token, email: theirs } = await confirmed();
  expect(await visitor.publicBooking.show({ token })).toMatchObject({
    facility: { address: 'New 2, Berlin, Germany' },
  });
  for (const { body } of await mailsTo(theirs)) expect(body).toContain('New 2, Berlin, Germany');

  const { portal } = await signedIn(ours, email);
  expect((await portal.bookings({})).items).toMatchObject([
    { facility: { address: 'New 2, Berlin, Germany' } },
  ]);
  const { text } = await portal.calendar({ id: booking.id });
  expect(text.replaceAll('\r\n ', '')).toContain('New 2\\, Berlin\\, Germany');

  await remindSome(planes, ours, Date.parse(booking.startsAt) - 20 * 3_600_000);
  const reminder = (await mailsTo(email)).findLast(({ kind }) => kind === 'booking.reminder');
  expect(reminder?.body).toContain('New 2, Berlin, Germany');
});
