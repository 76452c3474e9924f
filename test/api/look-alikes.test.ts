import { expect, test } from 'vitest';
import { accountFor } from '../../server/access/accounts/accounts.ts';
import { userFields } from '../../server/demo/factories/factories.ts';
import { provision } from '../../server/platform/clinics/provision.ts';
import { openDoor } from '../http/front-door.ts';
import { join } from '../world/join.ts';
import { expectRefusal } from '../world/refusal.ts';
import { clinic, faker, hostOf, PASSWORD, planes, sqlAs, type TestClinic } from '../world/world.ts';

const { knock } = await openDoor();

const signIn = (of: TestClinic, email: string) =>
  knock({ host: hostOf(of), path: '/api/v1/session', method: 'POST', body: { email, password: PASSWORD } });

test('IDN-1: an address is one account, whatever its letters’ case, and look-alikes are none', async () => {
  const [here, there] = [await clinic(), await clinic()];
  const email = 'kim.stone@example.org';
  await accountFor(planes, email, PASSWORD);
  const invite = (to: TestClinic, spelt: string) => join(to, { ...userFields(faker), email: spelt });
  await invite(here, 'Kim.STONE@Example.org');
  await invite(there, email);
  await expect(invite(here, 'KIM.stone@example.ORG')).rejects.toThrow('already a member');
  for (const spelt of [email, email.toUpperCase(), ' Kim.Stone@EXAMPLE.org\t'])
    for (const of of [here, there]) expect(await signIn(of, spelt), spelt).toMatchObject({ status: 200 });
  const twins = [
    ...['kım.stone@example.org', 'kİm.stone@example.org', '\u212aim.stone@example.org'],
    ...['kim.ſtone@example.org', 'kim.stоne@example.org', 'kim.stone@exаmple.org'],
    ...['ｋim.stone@example.org', 'kim.stone@example。org', 'kim.stone\u200b@example.org'],
    ...['kim.stone@example.org\0', 'kim.stone@example.org\r\nBcc: x@example.org', '"kim.stone"@example.org'],
  ];
  for (const twin of twins) expectRefusal(await signIn(here, twin), 400, twin);
  // Plus addresses and dots are other mailboxes to most servers, and so they are to us.
  for (const other of ['kimstone@example.org', 'kim.stone+x@example.org'])
    expectRefusal(await signIn(here, other), 401, other);
});

test('TEN-2: nobody opens a clinic at an address that is ours, reads like ours, or hides other letters', async () => {
  const registry = async () =>
    (await (await sqlAs('admin')).query('select slug from platform.clinics order by slug')).rows;
  const before = await registry();
  const owner = { email: 'owner@look.test', firstName: 'O', lastName: 'W', password: PASSWORD };
  const refused: [string, RegExp][] = [
    ...['admin', 'adm1n', 'ad-min', 'adrnin', 'med-flow', 'medfl0w-login', 'p1atform'].map(
      (slug): [string, RegExp] => [slug, /This web address is reserved/],
    ),
    ...['xn--80ak6aa92e', 'xn--a'].map((slug): [string, RegExp] => [slug, /no hyphens in third and fourth/]),
    ...['аdmin', 'sunrіse', 'SUNRISE', 'sun rise', 'sun.rise', '__proto__'].map((slug): [string, RegExp] => [
      slug,
      /lower-case letters, digits and hyphens/,
    ]),
  ];
  for (const [slug, sentence] of refused) {
    const opening = provision(planes, { slug, name: `Look ${slug}`, timeZone: 'UTC', owner });
    await expect(opening, slug).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(sentence),
    });
  }
  expect(await registry()).toEqual(before);
});
