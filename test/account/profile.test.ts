import { expect, test } from 'vitest';
import { Account } from '../../server/access/accounts/account.entity.ts';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { removeFactors } from '../../server/account/factors/remove-factors.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { appRouter } from '../../server/router.ts';
import { NameChange } from '../../shared/account/profile.ts';
import { Role } from '../../shared/permissions.ts';
import { bound } from '../world/bound.ts';
import { mailsTo } from '../world/mailbox.ts';
import { as, clinic, contextWith, hostOf, planes } from '../world/world.ts';

const name = { title: 'Dr.', firstName: 'Grace', lastName: 'Hopper' };

test.each(Role.exclude(['portal']).options)(
  'SET-1: the name is one’s own to put right, and everybody here reads it (%s)',
  async role => {
    const ours = await clinic();
    const caller = await as(ours, role);
    const { version } = await caller.profile.own();
    expect(await caller.profile.rename({ ...name, version })).toMatchObject({
      ...name,
      version: version + 1,
    });

    const { user } = await caller.session.current();
    expect(user).toMatchObject({ name: 'Dr. Grace Hopper', role });
    expect(await (await as(ours)).users.get({ id: user.id })).toMatchObject({ ...name, role });
  },
);

test('SET-1 AUD-1: the audit tells who changed it, from what to what', async () => {
  const ours = await clinic();
  const staff = await as(ours, 'staff');
  const { user } = await staff.session.current();
  const before = await staff.profile.own();
  await staff.profile.rename({ ...name, version: before.version });

  const { items } = await (await as(ours)).audit.search({
    entity: 'User',
    entityId: user.id,
    action: 'UPDATE',
  });
  expect(items).toMatchObject([
    {
      actor: { id: user.id },
      changes: { title: { to: 'Dr.' }, firstName: { from: before.firstName, to: 'Grace' } },
    },
  ]);
});

test('SET-1 IDN-7: nothing but the name is taken', async () => {
  const staff = await as(await clinic(), 'staff');
  const { version, email } = await staff.profile.own();
  expect(Object.keys(NameChange.shape).sort()).toEqual(['firstName', 'lastName', 'title', 'version']);
  for (const more of [
    { role: 'owner' },
    { email: 'other@example.org' },
    { facilityIds: null },
    { status: 'inactive' },
    { id: (await (await as(await clinic())).session.current()).user.id },
  ]) {
    const change = { ...name, version, ...more };
    await expect(staff.profile.rename(change)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
  expect(await staff.profile.own()).toMatchObject({ version, email });
});

test('SET-1 ENT-3: a name that somebody else has changed meanwhile is not written over', async () => {
  const ours = await clinic();
  const [owner, staff] = [await as(ours), await as(ours, 'staff')];
  const { version } = await staff.profile.own();
  const { user } = await staff.session.current();
  await owner.users.update({ id: user.id, version, lastName: 'Married' });

  await expect(staff.profile.rename({ ...name, version })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await staff.profile.own()).toMatchObject({ lastName: 'Married' });
});

test('SET-1 TEN-8: whoever is bound to a facility has a name of their own as well, and stays bound', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const [facility] = (await owner.facilities.list({})).items;
  const { id, caller } = await bound(ours, 'provider', [facility?.id ?? '']);
  const { version } = await caller.profile.own();
  await caller.profile.rename({ ...name, version });
  expect(await owner.users.get({ id })).toMatchObject({ ...name, facilityIds: [facility?.id] });
});

test('SET-1: one person has a name in each clinic', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const [here, there] = [await as(ours), await as(theirs)];
  const before = await there.profile.own();
  await here.profile.rename({ ...name, version: (await here.profile.own()).version });
  expect(await there.profile.own()).toEqual(before);
});

test('SET-1 IDN-6: a service has no profile, and no token changes a name', async () => {
  const ours = await clinic();
  const { token } = await (await as(ours)).tokens.create({
    ...{ name: 'Robot', role: 'staff', scopes: ['preferences:own'] },
  });
  const robot = appRouter.createCaller(contextWith(hostOf(ours), undefined, token));
  const nobodys = { message: 'Only members of the clinic have a profile here.' };
  await expect(robot.profile.own()).rejects.toMatchObject(nobodys);
  await expect(robot.profile.rename({ ...name, version: 1 })).rejects.toMatchObject(nobodys);
});

test('SET-1 UI-2: the language goes with the account, into every clinic and browser', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  expect((await owner.session.current()).language).toBeNull();
  await owner.profile.chooseLanguage({ language: 'de' });

  const { accountId } = await accountOf(ours.ownerEmail);
  const trace = { actorId: null, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: ours.id }, trace);
  const elsewhere = appRouter.createCaller(contextWith(hostOf(ours), token));
  expect((await elsewhere.session.current()).language).toBe('de');
  expect((await (await as(ours, 'staff')).session.current()).language).toBeNull();
  await expect(owner.profile.chooseLanguage({ language: 'fr' as 'de' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('SET-1 UI-2: what nobody asked for in a browser of theirs, the owner of an account reads in their language', async () => {
  const ours = await clinic();
  await (await as(ours)).profile.chooseLanguage({ language: 'de' });
  const stranger = appRouter.createCaller(contextWith(hostOf(ours)));
  for (let n = 0; n < 6; n++)
    await stranger.session.signIn({ email: ours.ownerEmail, password: 'wrong' }).catch(() => undefined);
  const letters = await mailsTo(ours.ownerEmail);
  expect(letters.find(({ kind }) => kind === 'lock-out')?.body).toContain('Minute');

  const { account } = await accountOf(ours.ownerEmail);
  await removeFactors(planes, account, systemHand('test'));
  const removed = (await mailsTo(ours.ownerEmail)).find(({ kind }) => kind === 'second-factor');
  expect(removed?.body).toMatch(/^Guten Tag,/);
});

const accountOf = async (email: string) => {
  const account = await planes.identity.em.fork().findOneOrFail(Account, { email });
  return { account, accountId: account.id };
};
