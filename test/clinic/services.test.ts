import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { everyPage } from '../world/pages.ts';
import { as, clinic, faker } from '../world/world.ts';

const fields = (overrides: Parameters<typeof serviceFields>[1] = {}) => serviceFields(faker, overrides);

test('SCH-1: a service keeps what was entered, and says sensibly what was left out', async () => {
  const caller = await as(await clinic());
  const full = fields({
    name: ' Check-up ',
    description: 'Heart & lungs',
    bufferMinutes: 10,
    status: 'draft',
  });
  const made = await caller.services.create(full);
  expect(made).toMatchObject({ ...full, name: 'Check-up', version: 1, deletedAt: null });
  expect(await caller.services.get({ id: made.id })).toEqual(made);
  const { bufferMinutes: _, color: __, ...required } = fields();
  expect(await caller.services.create(required)).toMatchObject({
    bufferMinutes: 0,
    color: 'blue',
    status: 'active',
  });
});

test('SCH-1: services are listed by name, equal names included, page by page and by status', async () => {
  const caller = await as(await clinic());
  for (const name of ['Cast', 'Bandage', 'Bandage', 'Bandage', 'Advice'])
    await caller.services.create(fields({ name, status: name === 'Cast' ? 'archived' : 'active' }));
  const pages = await everyPage(cursor => caller.services.list({ cursor, limit: 2 }));
  expect(pages.map(page => page.length)).toEqual([2, 2, 1]);
  const rows = pages.flat();
  expect(rows.map(row => row.name)).toEqual(['Advice', 'Bandage', 'Bandage', 'Bandage', 'Cast']);
  expect(new Set(rows.map(row => row.id)).size).toBe(5);
  expect((await caller.services.list({ status: 'archived' })).items.map(row => row.name)).toEqual(['Cast']);
  expect((await caller.services.list({ status: 'draft' })).items).toEqual([]);
});

test('SCH-1 ENT-3: a change leaves the rest alone, and a stale one tells who was faster', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const made = await caller.services.create(
    fields({ description: 'Old', durationMinutes: 45, bufferMinutes: 5 }),
  );
  const { id } = made;
  const changed = await colleague.services.update({ id, version: 1, price: 9900 });
  expect(changed).toEqual({ ...made, price: 9900, version: 2, updatedAt: changed.updatedAt });
  const stale = { code: 'CONFLICT', cause: { by: 'Mo admin', at: new Date(changed.updatedAt) } };
  await expect(caller.services.update({ id, version: 1, price: 1 })).rejects.toMatchObject(stale);
  await expect(caller.services.trash({ id, version: 1 })).rejects.toMatchObject(stale);
  expect(await caller.services.get({ id })).toEqual(changed);
});

test('SCH-1 I5: what cannot be a service is refused, and none is made', async () => {
  const caller = await as(await clinic());
  const wrong = [
    { name: '' },
    { name: 'x'.repeat(121) },
    { slug: 'With Space' },
    { slug: '-x' },
    { slug: 'x'.repeat(64) },
    { durationMinutes: 4 },
    { durationMinutes: 721 },
    { durationMinutes: 1e308 },
    { bufferMinutes: -1 },
    { bufferMinutes: Number.NaN },
    { price: -1 },
    { price: -0 },
    { price: 0.5 },
    { price: 2 ** 53 + 1 },
    { price: Number.POSITIVE_INFINITY },
    { price: '100' },
    { currency: 'Euro' },
    { status: 'gone' },
    { color: 'javascript:alert(1)' },
    { tenantId: crypto.randomUUID() },
  ];
  for (const change of wrong)
    await expect(
      caller.services.create({ ...fields(), ...(change as object) }),
      JSON.stringify(change),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect((await caller.services.list({})).items).toEqual([]);
});

test('SCH-1 ENT-2: a short name belongs to one service and is free again once that one is in the trash', async () => {
  const caller = await as(await clinic());
  const taken = { code: 'CONFLICT', message: 'Another service already has this short name.' };
  const first = await caller.services.create(fields({ slug: 'check-up' }));
  await expect(caller.services.create(fields({ slug: 'check-up' }))).rejects.toMatchObject(taken);
  const other = await caller.services.create(fields());
  const rename = { id: other.id, version: 1, slug: 'check-up' };
  await expect(caller.services.update(rename)).rejects.toMatchObject(taken);
  await caller.services.trash({ id: first.id, version: 1 });
  await caller.services.update(rename);
  await expect(caller.services.restore({ id: first.id })).rejects.toMatchObject(taken);
  expect((await caller.services.list({ trashed: true })).items.map(row => row.id)).toEqual([first.id]);
});

test('ENT-2: a service in the trash cannot be seen or changed, and comes back as it was', async () => {
  const caller = await as(await clinic());
  const { id, name } = await caller.services.create(fields());
  expect(await caller.services.trash({ id, version: 1 })).toEqual({ id });
  const missing = { code: 'NOT_FOUND', message: 'This record does not exist.' };
  await expect(caller.services.get({ id })).rejects.toMatchObject(missing);
  await expect(caller.services.update({ id, version: 2, name: 'x' })).rejects.toMatchObject(missing);
  await expect(caller.services.trash({ id, version: 2 })).rejects.toMatchObject(missing);
  expect((await caller.services.list({})).items).toEqual([]);
  expect((await caller.services.list({ trashed: true })).items).toMatchObject([{ id, version: 2 }]);
  expect(await caller.services.restore({ id })).toMatchObject({ id, name, deletedAt: null });
  await expect(caller.services.restore({ id })).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
  await expect(caller.services.restore({ id: crypto.randomUUID() })).rejects.toMatchObject(missing);
});
