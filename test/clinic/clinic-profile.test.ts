import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { clinicSigningKey } from '../../server/clinic/profile/clinic-secret.ts';
import { facilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { ask, cookiesOf, signIn } from '../http/identity-door.ts';
import { said } from '../http/send.ts';
import { as, bookable, clinic, env, faker, member, PASSWORD, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

test('TEN-1: an owner keeps what the registry tells of the clinic, in the audit and only what changed', async () => {
  const of = await clinic();
  const caller = await as(of);
  const given = {
    legalName: 'Clinic Ltd',
    phone: '+49 30 123456',
    allowedOrigins: ['https://www.example.com'],
  };
  expect(await caller.clinic.changeProfile(given)).toMatchObject({ ...given, name: of.name, email: null });
  await caller.clinic.changeProfile({ ...given, legalName: '' });
  await caller.clinic.changeProfile({ legalName: null });
  expect(await (await as(of, 'admin')).clinic.profile()).toMatchObject({ ...given, legalName: null });
  const { items } = await caller.audit.search({ entity: 'Clinic' });
  expect(items.slice(0, -1).map(({ changes }) => changes)).toEqual([
    { legalName: { from: 'Clinic Ltd', to: null } },
    {
      legalName: { from: null, to: 'Clinic Ltd' },
      phone: { from: null, to: expect.any(String) },
      allowedOrigins: { from: [], to: ['https://www.example.com'] },
    },
  ]);
  expect(items[0]?.actor.name).toMatch(/^Olive Owner/);
});

test('AP5 TEN-13: an owner changes name, zone, language and currency, and hears before what follows', async () => {
  const { clinic: of, caller, service } = await bookable();
  await caller.facilities.create(facilityFields(faker, { timeZone: 'Asia/Kathmandu' }));
  const basics = { name: `${of.name} & Sons`, timeZone: 'Asia/Tokyo', locale: 'ja-JP', currency: 'JPY' };
  const { sentences } = await caller.clinic.consequences(basics);
  expect(sentences.join(' ')).toMatch(
    /the web address stays the same.*2 facilities have each.*One service keeps its price/,
  );
  expect(await caller.clinic.consequences({ name: of.name, timeZone: of.timeZone })).toEqual({
    sentences: [],
  });
  // Where one facility lies where the clinic will be, one is left; where none is priced otherwise, none is named.
  const nearby = await caller.clinic.consequences({ timeZone: 'Asia/Kathmandu' });
  expect(nearby.sentences.join(' ')).toMatch(/One facility has a time zone of its own/);
  await caller.services.create(serviceFields(faker, { currency: service.currency }));
  const priced = await caller.clinic.consequences({ currency: 'JPY' });
  expect(priced.sentences.join(' ')).toMatch(/2 services keep each its price/);
  const empty = await as(await clinic());
  const { items: places } = await empty.facilities.list({});
  for (const { id, version } of places)
    await empty.facilities.update({ id, version, timeZone: 'Asia/Tokyo' });
  expect(await empty.clinic.consequences({ timeZone: 'Asia/Tokyo', currency: 'JPY' })).toEqual({
    sentences: [expect.stringMatching(/^No booking moves/), 'New services are priced in JPY.'],
  });
  expect((await caller.session.current()).clinic).toMatchObject({ name: of.name, timeZone: of.timeZone });

  expect(await caller.clinic.changeProfile(basics)).toMatchObject(basics);
  expect((await caller.session.current()).clinic).toMatchObject(basics);
  expect(await caller.services.get({ id: service.id })).toMatchObject({ currency: service.currency });
  const { items } = await caller.audit.search({ entity: 'Clinic' });
  expect(items[0]?.changes).toMatchObject({ timeZone: { from: of.timeZone, to: 'Asia/Tokyo' } });
});

test('AP5 TEN-13: only owners do so, with what exists, and no name that is another clinic’s', async () => {
  const [of, other] = [await clinic(), await clinic()];
  await expect((await as(of, 'admin')).clinic.changeProfile({ name: 'Mine' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const caller = await as(of);
  for (const input of [
    { timeZone: 'Mars/Olympus' },
    { locale: 'english' },
    { currency: 'euro' },
    { name: '' },
  ])
    await expect(caller.clinic.changeProfile(input), JSON.stringify(input)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  await expect(caller.clinic.changeProfile({ name: other.name })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'This name cannot be used here. Please choose another one.',
  });
  expect(await caller.clinic.profile()).toMatchObject({ name: of.name, timeZone: of.timeZone });
});

test('TEN-1: what is no origin and no domain of their own is refused', async () => {
  const caller = await as(await clinic());
  const bad = [
    ...['https://x.test/', 'https://x.test/page', 'http://x.test', 'ftp://x.test', 'null', '*'].map(
      origin => ({
        allowedOrigins: [origin],
      }),
    ),
    ...['x', 'http://x.test', 'x.test:80', 'x..test', '-x.test', '1.2.3.4'].map(customDomain => ({
      customDomain,
    })),
  ];
  for (const input of bad)
    await expect(caller.clinic.changeProfile(input), JSON.stringify(input)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  for (const customDomain of [`other.${env.domain}`, 'Platform.front.example'])
    await expect(caller.clinic.changeProfile({ customDomain })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
      message:
        'This domain cannot be a clinic’s. Please enter one of your own that does not begin with “platform.”.',
    });
  expect(await caller.clinic.profile()).toMatchObject({ allowedOrigins: [], customDomain: null });
});

test('C1 CLI-3: of two who change name and postal address at once neither is left half done', async () => {
  const of = await clinic();
  const names = ['North', 'South', 'East', 'West'].map(name => `${name} ${of.slug}`);
  const change = async (name: string) =>
    (await as(of)).clinic.changeProfile({ name, address: `${name} Street 1\n10115 Berlin` });
  await Promise.all(names.map(change));
  const { name, address } = await (await as(of)).clinic.profile();
  expect(names).toContain(name);
  expect(address).toContain(name);
});

test('TEN-1: a secret is shown once, kept as a hash that is sealed, and worthless after the next one', async () => {
  const of = await clinic();
  const caller = await as(of);
  const [{ secret: first }, { secret }] = [
    await caller.clinic.rotateSecret(),
    await caller.clinic.rotateSecret(),
  ];
  expect(first).not.toBe(secret);
  const { rows } = await admin.query('select secret_hash from platform.clinics where id = $1', [of.id]);
  expect(await clinicSigningKey(planes, of.id)).toEqual(createHash('sha256').update(secret).digest());
  const kept = String(rows[0].secret_hash.toString('hex'));
  expect(kept).not.toContain(createHash('sha256').update(secret).digest('hex'));
  const told = JSON.stringify([
    await caller.clinic.profile(),
    await caller.audit.search({ entity: 'Clinic' }),
  ]);
  expect(told).not.toContain(secret.slice(4));
  expect(told).toContain('secretRotatedAt');
  await expect((await as(of, 'admin')).clinic.rotateSecret()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('IDN-3 IDN-4: a session left open, or a stolen cookie, is not enough to weaken a clinic', async () => {
  const of = await clinic();
  const caller = await as(of);
  const [inactive, trashed] = [await member(of, 'admin'), await member(of, 'admin')];
  await caller.users.update({ id: inactive.id, version: 1, status: 'inactive' });
  await caller.users.trash({ id: trashed.id, version: 1 });
  const cookie = cookiesOf(await signIn(of));
  await admin.query(
    `update identity.sessions set confirmed_at = confirmed_at - interval '11 minutes' where tenant_id = $1`,
    [of.id],
  );
  const wishes: [string, object][] = [
    ['PATCH /settings/security', { version: 1, requireSecondFactor: false, absoluteMinutes: 1440 }],
    ['PATCH /clinic', { allowedOrigins: ['https://www.example.com'] }],
    ['POST /clinic/secret', {}],
    [`PATCH /users/${inactive.id}`, { version: 2, status: 'active' }],
    [`POST /users/${trashed.id}/restore`, {}],
  ];
  for (const [route, body] of wishes) {
    const answer = await ask(of, route, { cookie, body });
    expect(said(answer), route).toMatchObject({ code: 'FORBIDDEN', needs: 'confirmation' });
  }
  expect((await caller.settings.get()).security).toMatchObject({ version: 1 });
  expect(await caller.clinic.profile()).toMatchObject({ allowedOrigins: [], secretRotatedAt: null });
  expect(await caller.users.get({ id: inactive.id })).toMatchObject({ version: 2, status: 'inactive' });
  expect((await caller.users.list({ trashed: true })).items).toMatchObject([{ id: trashed.id }]);
  const body = { password: PASSWORD };
  const proven = cookiesOf(await ask(of, 'POST /session/confirm', { cookie, body }));
  for (const [route, body] of wishes)
    expect(await ask(of, route, { cookie: proven, body }), route).toMatchObject({ status: 200 });
});
