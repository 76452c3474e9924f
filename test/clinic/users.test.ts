import { expect, test } from 'vitest';
import { userFields } from '../../server/demo/factories/factories.ts';
import { join } from '../world/join.ts';
import { everyPage } from '../world/pages.ts';
import { as, clinic, faker, member } from '../world/world.ts';

const fields = (overrides: Parameters<typeof userFields>[1] = {}) => userFields(faker, overrides);
const lockedOut = {
  code: 'UNPROCESSABLE_CONTENT',
  message: 'You cannot take your own access away. Please ask another administrator.',
};
const ownersOnly = { code: 'UNPROCESSABLE_CONTENT', message: 'Only an owner can change who is an owner.' };

test('IDN-2: a member keeps what the invitation said', async () => {
  const ours = await clinic();
  const invited = fields({ role: 'provider', title: 'Dr.', email: 'New.Doc@Example.org' });
  const made = await join(ours, invited);
  expect(made).toMatchObject({ ...invited, email: 'new.doc@example.org', status: 'active', version: 1 });
  expect(await (await as(ours)).users.get({ id: made.id })).toEqual(made);
  expect(Object.keys(made)).not.toEqual(expect.arrayContaining(['accountId']));
});

test('IDN-2: members are listed by name, equal names included, and narrowed by role and status', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  for (const role of ['staff', 'staff', 'provider', 'provider'] as const) await member(ours, role);
  const pages = await everyPage(cursor => caller.users.list({ cursor, limit: 2 }));
  expect(pages.map(page => page.length)).toEqual([2, 2, 1]);
  const rows = pages.flat();
  expect(rows.map(row => row.role)).toEqual(['owner', 'provider', 'provider', 'staff', 'staff']);
  expect(new Set(rows.map(row => row.id)).size).toBe(5);
  const [staff] = (await caller.users.list({ role: 'staff' })).items;
  await caller.users.update({ id: staff?.id ?? '', version: 1, status: 'inactive' });
  expect((await caller.users.list({ role: 'staff' })).items).toHaveLength(2);
  expect((await caller.users.list({ role: 'staff', status: 'inactive' })).items.map(row => row.id)).toEqual([
    staff?.id,
  ]);
});

test('IDN-2 ENT-3: a change leaves the rest alone, and a stale one tells who was faster', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const made = await join(ours, fields({ title: 'Dr.' }));
  const { id } = made;
  const changed = await colleague.users.update({ id, version: 1, lastName: 'Married' });
  expect(changed).toEqual({ ...made, lastName: 'Married', version: 2, updatedAt: changed.updatedAt });
  const stale = { code: 'CONFLICT', cause: { by: 'Mo admin', at: new Date(changed.updatedAt) } };
  await expect(caller.users.update({ id, version: 1, title: null })).rejects.toMatchObject(stale);
  await expect(caller.users.trash({ id, version: 1 })).rejects.toMatchObject(stale);
});

test('IDN-2: nobody locks themselves out', async () => {
  const ours = await clinic();
  for (const role of ['owner', 'admin'] as const) {
    const caller = await as(ours, role);
    const { user } = await caller.session.current();
    const own = { id: user.id, version: 1 };
    await expect(caller.users.update({ ...own, status: 'inactive' })).rejects.toMatchObject(lockedOut);
    await expect(caller.users.update({ ...own, role: 'staff' })).rejects.toMatchObject(lockedOut);
    await expect(caller.users.trash(own)).rejects.toMatchObject(lockedOut);
    expect(await caller.users.update({ ...own, firstName: 'Still' })).toMatchObject({
      role,
      status: 'active',
    });
  }
});

test('IDN-2: only owners make, unmake, change or remove owners', async () => {
  const ours = await clinic();
  const [owner, admin] = [await as(ours), await as(ours, 'admin')];
  const second = await join(ours, fields({ role: 'owner' }));
  const { user: self } = await admin.session.current();
  const staff = await member(ours, 'staff');
  const current = { id: second.id, version: 1 };
  await expect(admin.invitations.invite(fields({ role: 'owner' }))).rejects.toMatchObject(ownersOnly);
  await expect(admin.users.update({ id: staff.id, version: 1, role: 'owner' })).rejects.toMatchObject(
    ownersOnly,
  );
  await expect(admin.users.update({ id: self.id, version: 1, role: 'owner' })).rejects.toMatchObject(
    ownersOnly,
  );
  await expect(admin.users.update({ ...current, role: 'staff' })).rejects.toMatchObject(ownersOnly);
  await expect(admin.users.update({ ...current, status: 'inactive' })).rejects.toMatchObject(ownersOnly);
  await expect(admin.users.trash(current)).rejects.toMatchObject(ownersOnly);
  expect((await owner.users.list({ role: 'owner' })).items.map(row => row.version)).toEqual([1, 1]);
  await owner.users.trash(current);
  await expect(admin.users.restore({ id: second.id })).rejects.toMatchObject(ownersOnly);
  expect(await owner.users.restore({ id: second.id })).toMatchObject({ role: 'owner', deletedAt: null });
});

test('IDN-2 ENT-2: a person is a member once, and may come back after leaving', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const taken = { message: 'This person is already a member of the clinic.' };
  const person = fields();
  const first = await join(ours, person);
  for (const email of [person.email, person.email.toUpperCase()])
    await expect(caller.invitations.invite({ ...person, email })).rejects.toMatchObject(taken);
  await caller.users.trash({ id: first.id, version: 1 });
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  await expect(caller.users.get({ id: first.id })).rejects.toMatchObject(missing);
  expect((await caller.users.list({ trashed: true })).items.map(row => row.id)).toEqual([first.id]);
  const second = await join(ours, person);
  await expect(caller.users.restore({ id: first.id })).rejects.toMatchObject(taken);
  await caller.users.trash({ id: second.id, version: 1 });
  expect(await caller.users.restore({ id: first.id })).toMatchObject({ id: first.id, deletedAt: null });
  await expect(caller.users.restore({ id: first.id })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
});

test('IDN-2: what cannot be a member is refused, and nobody is invited', async () => {
  const caller = await as(await clinic());
  const wrong = [
    { role: 'superadmin' },
    { role: undefined },
    { email: 'nobody' },
    { status: 'inactive' },
    { password: 'a long enough password' },
    { title: 'x'.repeat(41) },
    { accountId: crypto.randomUUID() },
  ];
  for (const change of wrong)
    await expect(
      caller.invitations.invite({ ...fields(), ...(change as object) }),
      JSON.stringify(change),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const { id } = (await caller.session.current()).user;
  for (const change of [{ email: 'new@example.org' }, { password: 'another long password' }])
    await expect(caller.users.update({ id, version: 1, ...change })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  expect((await caller.invitations.list({})).items).toEqual([]);
});
