import { expect, test } from 'vitest';
import { userFields } from '../server/demo/factories.ts';
import { everyPage } from './pages.ts';
import { as, clinic, faker, member, sqlAs } from './world.ts';

const fields = (overrides: Parameters<typeof userFields>[1] = {}) => userFields(faker, overrides);
const lockedOut = {
  code: 'UNPROCESSABLE_CONTENT',
  message: 'You cannot take your own access away. Please ask another administrator.',
};
const ownersOnly = { code: 'UNPROCESSABLE_CONTENT', message: 'Only an owner can change who is an owner.' };

test('IDN-2: a member keeps what was entered, and never shows a password', async () => {
  const caller = await as(await clinic());
  const entered = fields({ role: 'provider', title: 'Dr.', email: 'New.Doc@Example.org' });
  const { password, ...member } = entered;
  const made = await caller.users.create(entered);
  expect(made).toMatchObject({ ...member, email: 'new.doc@example.org', status: 'active', version: 1 });
  expect(await caller.users.get({ id: made.id })).toEqual(made);
  expect(Object.keys(made)).not.toEqual(expect.arrayContaining(['accountId']));
  expect(JSON.stringify(made)).not.toContain(password);
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
  const made = await caller.users.create(fields({ title: 'Dr.' }));
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
  const second = await owner.users.create(fields({ role: 'owner' }));
  const { user: self } = await admin.session.current();
  const staff = await member(ours, 'staff');
  const current = { id: second.id, version: 1 };
  await expect(admin.users.create(fields({ role: 'owner' }))).rejects.toMatchObject(ownersOnly);
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

test('IDN-1: an e-mail that has an account elsewhere gets the same answer, and that account keeps its password', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const [caller, stranger] = [await as(ours), await as(theirs)];
  const admin = await sqlAs('admin');
  const accountOf = async (email: string) => {
    const { rows } = await admin.query('select id, password_hash from identity.accounts where email = $1', [
      email,
    ]);
    return rows;
  };
  const person = fields({ email: 'both@example.org' });
  const first = await stranger.users.create(person);
  const before = await accountOf(person.email);
  const second = await caller.users.create({ ...person, password: 'an entirely different one' });
  expect(Object.keys(second)).toEqual(Object.keys(first));
  const { id: _, createdAt: __, updatedAt: ___, ...said } = second;
  expect(first).toMatchObject(said);
  expect(second.id).not.toBe(first.id);
  expect(before).toHaveLength(1);
  expect(await accountOf(person.email)).toEqual(before);
});

test('IDN-2 ENT-2: a person is a member once, and may come back after leaving', async () => {
  const caller = await as(await clinic());
  const taken = { code: 'CONFLICT', message: 'This person is already a member of the clinic.' };
  const person = fields();
  const first = await caller.users.create(person);
  await expect(caller.users.create({ ...person, email: person.email.toUpperCase() })).rejects.toMatchObject(
    taken,
  );
  await caller.users.trash({ id: first.id, version: 1 });
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  await expect(caller.users.get({ id: first.id })).rejects.toMatchObject(missing);
  expect((await caller.users.list({ trashed: true })).items.map(row => row.id)).toEqual([first.id]);
  const second = await caller.users.create(person);
  await expect(caller.users.restore({ id: first.id })).rejects.toMatchObject(taken);
  await caller.users.trash({ id: second.id, version: 1 });
  expect(await caller.users.restore({ id: first.id })).toMatchObject({ id: first.id, deletedAt: null });
  await expect(caller.users.restore({ id: first.id })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
});

test('IDN-2: what cannot be a member is refused, and nobody joins', async () => {
  const caller = await as(await clinic());
  const wrong = [
    { role: 'superadmin' },
    { role: undefined },
    { email: 'nobody' },
    { password: 'too short' },
    { password: 'x'.repeat(201) },
    { password: 'lone surrogate \ud800' },
    { status: 'asleep' },
    { title: 'x'.repeat(41) },
    { accountId: crypto.randomUUID() },
  ];
  for (const change of wrong)
    await expect(
      caller.users.create({ ...fields(), ...(change as object) }),
      JSON.stringify(change),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const { id } = (await caller.session.current()).user;
  for (const change of [{ email: 'new@example.org' }, { password: 'another long password' }])
    await expect(caller.users.update({ id, version: 1, ...change })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  expect((await caller.users.list({})).items).toHaveLength(1);
});
