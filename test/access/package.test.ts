import { expect, test } from 'vitest';
import { appRouter, procedures } from '../../server/router.ts';
import { essential, Permission, permissionsOf, Withholdable } from '../../shared/permissions.ts';
import { consoleAs, operator } from '../world/console.ts';
import { outboxOf } from '../world/mailbox.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { as, clinic, contextWith, hostOf, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');
const desk = await consoleAs(await operator());
const NOT_INCLUDED = 'Your clinic’s package does not include this.';
const refusal = { code: 'FORBIDDEN', answer: NOT_INCLUDED };

const leaveOut = (of: TestClinic, withheld: Withholdable[]) =>
  desk.clinics.changePackage({ clinicId: of.id, withheld, reason: 'They chose the small one' });

const guarded = procedures.flatMap(([path, { _def }]) => {
  const { permission, closesDoors = false } = _def.meta ?? {};
  return permission ? [{ path, permission, closesDoors }] : [];
});

test('TEN-13: each call that the package leaves out is refused in words, also to an owner, and no other', async () => {
  const of = await records();
  await leaveOut(of.clinic, Withholdable.options);
  const owner = await as(of.clinic);
  const refused: string[] = [];
  for (const { path } of guarded) {
    const answer = await answerTo(owner, path, inputFor(path, of));
    if (answer.code === 'FORBIDDEN' && answer.answer === NOT_INCLUDED) refused.push(path);
  }
  const due = guarded.filter(
    ({ permission, closesDoors }) => Withholdable.safeParse(permission).success && !closesDoors,
  );
  expect(due.length).toBeGreaterThan(20);
  expect(refused).toEqual(due.map(({ path }) => path));
});

test('TEN-13: whoever may not by role hears of the role, and the refusal leaves a trace', async () => {
  const of = await records();
  await leaveOut(of.clinic, ['patients:write']);
  const admit = inputFor('patients.admit', of);
  expect(await answerTo(await as(of.clinic, 'auditor'), 'patients.admit', admit)).toEqual({
    code: 'FORBIDDEN',
    answer: 'Your role does not allow this.',
  });
  expect(await answerTo(await as(of.clinic, 'staff'), 'patients.admit', admit)).toEqual(refusal);
  const { items } = await (await as(of.clinic)).audit.search({ action: 'PERMISSION_DENIED' });
  expect(items.map(({ procedure }) => procedure)).toEqual(['patients.admit', 'patients.admit']);
});

test('TEN-13 IDN-6: a token does no more than its clinic’s package, can be revoked, and none is made for more', async () => {
  const of = await records();
  const owner = await as(of.clinic);
  const wanted = { name: 'Lab', role: 'staff', scopes: ['patients:read', 'services:read'] } as const;
  const { id, token } = await owner.tokens.create({ ...wanted, scopes: [...wanted.scopes] });
  await leaveOut(of.clinic, ['patients:read']);
  const service = appRouter.createCaller(contextWith(hostOf(of.clinic), undefined, token));
  expect(await answerTo(service, 'patients.list', {})).toEqual(refusal);
  expect(await answerTo(service, 'services.list', {})).toMatchObject({ code: 'OK' });
  expect(await answerTo(owner, 'tokens.create', wanted)).toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
  await leaveOut(of.clinic, ['tokens:write']);
  expect(await answerTo(owner, 'tokens.create', wanted)).toEqual(refusal);
  expect(await answerTo(owner, 'tokens.revoke', { id })).toMatchObject({ code: 'OK' });
});

test('TEN-13: the dashboard is told what is left, and everything again once it is included', async () => {
  const of = await clinic();
  const permissions = async () => (await (await as(of)).session.current()).permissions;
  await leaveOut(of, ['mails:read', 'mails:write']);
  expect(await permissions()).toEqual(
    permissionsOf('owner').filter(permission => !permission.startsWith('mails:')),
  );
  expect(await desk.clinics.get({ id: of.id })).toMatchObject({ withheld: ['mails:read', 'mails:write'] });
  await leaveOut(of, []);
  expect(await permissions()).toEqual(permissionsOf('owner'));
  await expect(leaveOut(of, [])).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
});

test('TEN-13 AUD-5: system audit, clinic and owners learn what changed and why', async () => {
  const of = await clinic();
  await leaveOut(of, ['mails:write']);
  const changes = { withheld: { from: [], to: ['mails:write'] } };
  const { items } = await desk.systemAudit.search({ clinicId: of.id, action: 'clinic.package' });
  expect(items).toMatchObject([{ reason: 'They chose the small one', changes }]);
  const { items: own } = await (await as(of)).audit.timeline({ entity: 'Clinic', id: of.id });
  expect(own[0]).toMatchObject({ procedure: 'clinic.package', reason: 'They chose the small one' });
  expect(await outboxOf(of, { kind: 'clinic.package' })).toMatchObject([
    { recipient: of.ownerEmail, body: expect.stringMatching(/mails:write[^]*They chose the small one/) },
  ]);
});

test('TEN-13: nobody can take from a clinic what it needs to administer itself', async () => {
  const of = await clinic();
  for (const permission of essential) {
    await expect(leaveOut(of, [permission as Withholdable])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const left = Permission.options.filter(one => one !== permission);
    await expect(
      admin.query('update platform.clinics set permissions = $2 where id = $1', [of.id, left]),
    ).rejects.toMatchObject({ constraint: 'clinics_permissions_essential' });
  }
});
