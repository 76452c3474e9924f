import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { as, bookableAnyTime as bookable, faker, clinic as other, slot } from '../world/world.ts';

test('SCH-1: a service is copied as a draft, with all it takes and a short name of its own', async () => {
  const { caller, links, service } = await bookable();
  const room = await caller.rooms.create({ facilityId: links.facilityId, name: 'Room 1' });
  await caller.services.update({ id: service.id, version: service.version, roomIds: [room.id], capacity: 4 });
  const copy = await caller.services.clone({ id: service.id });
  expect(copy).toMatchObject({
    ...{ name: `${service.name} (copy)`, slug: `${service.slug}-2`, status: 'draft', capacity: 4 },
    ...{ roomIds: [room.id], price: service.price, currency: service.currency },
  });
  expect(await caller.services.clone({ id: service.id, name: 'Another' })).toMatchObject({
    ...{ name: 'Another', slug: `${service.slug}-3` },
  });
});

test('SCH-1: a short name is checked before it is saved, and the next free one is told', async () => {
  const { caller, service } = await bookable();
  const { slug } = service;
  expect(await caller.services.checkSlug({ slug })).toEqual({ isFree: false, free: `${slug}-2` });
  expect(await caller.services.checkSlug({ slug, serviceId: service.id })).toEqual({
    isFree: true,
    free: slug,
  });
  const long = 'x'.repeat(63);
  await caller.services.create(serviceFields(faker, { slug: long }));
  expect(await caller.services.checkSlug({ slug: long })).toEqual({
    isFree: false,
    free: `${'x'.repeat(59)}-2`,
  });
});

test('SCH-1: many services are changed together, or none of them', async () => {
  const { clinic, caller, service } = await bookable();
  const other = await caller.services.create(serviceFields(faker, { price: 999 }));
  const [a, b] = [service, other].map(({ id, version }) => ({ id, version }));
  if (!a || !b) throw new Error('There are two.');
  await expect(
    caller.services.updateMany({ services: [a, { ...b, version: 7 }], priceBy: 10 }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await caller.services.get({ id: a.id })).price).toBe(service.price);
  const { items } = await caller.services.updateMany({ services: [a, b], priceBy: 10, status: 'archived' });
  expect(items.map(({ price, status }) => [price, status])).toEqual([
    [Math.round(service.price * 1.1), 'archived'],
    [1099, 'archived'],
  ]);
  await expect(
    (await as(clinic, 'staff')).services.updateMany({ services: [a], status: 'active' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(caller.services.updateMany({ services: [], status: 'active' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('UI-2: services and members are found by the words of their names, however many there are', async () => {
  const { clinic, caller, links } = await bookable();
  for (const name of ['Öl & Massage', '50 % Kur', 'Under_scored']) {
    await caller.services.create(serviceFields(faker, { name }));
    await (await bookable()).caller.services.create(serviceFields(faker, { name }));
  }
  const found = async (search: string) =>
    (await caller.services.list({ search, limit: 5 })).items.map(({ name }) => name);
  expect(await found('mass OL')).toEqual(['Öl & Massage']);
  expect(await found('%')).toEqual(['50 % Kur']);
  expect(await found('r_s')).toEqual(['Under_scored']);
  expect(await found('Nobody gives this')).toEqual([]);
  const { items } = await caller.services.list({ search: 'kur' });
  for (const { id, version } of items) await caller.services.trash({ id, version });
  expect(await found('kur')).toEqual([]);

  const member = await caller.users.get({ id: links.practitionerId });
  await caller.users.update({
    ...{ id: member.id, version: member.version, title: 'Dr.', firstName: 'Zoë', lastName: 'Müller-Lüd' },
  });
  for (const search of ['dr zoe mull', 'ZOË', 'lud'])
    expect((await caller.users.list({ search })).items, search).toMatchObject([{ id: member.id }]);
  expect((await caller.users.list({ search: 'zoe', role: 'staff' })).items).toEqual([]);
  expect((await (await as(await other())).users.list({ search: 'zoe' })).items).toEqual([]);
  expect((await (await as(clinic, 'staff')).services.list({ search: 'massage' })).items).toHaveLength(1);
});

test('SCH-1: a service tells its versions, and how it was used', async () => {
  const { caller, links, service } = await bookable();
  await caller.services.update({ id: service.id, version: service.version, price: 4200 });
  const versions = await caller.audit.timeline({ entity: 'Service', id: service.id });
  expect(versions.items.map(({ action }) => action)).toEqual(['UPDATE', 'CREATE']);
  expect(versions.items[0]?.changes).toMatchObject({ price: { from: service.price, to: 4200 } });
  const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await caller.bookings.cancel({ id, version, reason: 'Ill' });
  await caller.bookings.book({ ...links, startsAt: slot(10) });
  const days = { from: '2031-01-07', to: '2031-01-07' };
  expect(await caller.services.use({ id: service.id, ...days })).toEqual({
    ...{ booked: 2, completed: 0, cancelled: 1, missed: 0, minutes: 30, patients: 1 },
  });
  expect(await caller.services.use({ id: service.id, from: '2031-01-08', to: '2031-01-09' })).toMatchObject({
    booked: 0,
  });
});
