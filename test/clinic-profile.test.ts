import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { as, clinic, env, sqlAs } from './world.ts';

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

test('TEN-1 TEN-6: a domain is one clinic’s only', async () => {
  const [ours, theirs] = [await as(await clinic()), await as(await clinic())];
  await ours.clinic.changeProfile({ customDomain: 'Front.Example.COM' });
  await expect(theirs.clinic.changeProfile({ customDomain: 'front.example.com' })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'Another clinic uses this domain already.',
  });
});

test('TEN-1: a secret is shown once, kept as a hash, and worthless after the next one', async () => {
  const of = await clinic();
  const caller = await as(of);
  const [{ secret: first }, { secret }] = [
    await caller.clinic.rotateSecret(),
    await caller.clinic.rotateSecret(),
  ];
  expect(first).not.toBe(secret);
  const { rows } = await admin.query('select secret_hash from platform.clinics where id = $1', [of.id]);
  expect(rows).toEqual([{ secret_hash: createHash('sha256').update(secret).digest() }]);
  const told = JSON.stringify([
    await caller.clinic.profile(),
    await caller.audit.search({ entity: 'Clinic' }),
  ]);
  expect(told).not.toContain(secret.slice(4));
  expect(told).toContain('secretRotatedAt');
  await expect((await as(of, 'admin')).clinic.rotateSecret()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
