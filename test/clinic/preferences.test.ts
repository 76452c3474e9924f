import { expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { appRouter } from '../../server/router.ts';
import { as, bookable, clinic, contextWith, hostOf, member, planes } from '../world/world.ts';

const nothing = { order: [], hidden: [] };

test('FD5 FD16: a member keeps the order of columns and the views they saved, one at a time', async () => {
  const { caller, links } = await bookable();
  expect(await caller.preferences.own()).toEqual({
    columns: { practitioner: nothing, facility: nothing, room: nothing },
    bookingViews: [],
  });

  const { id: roomId } = await caller.rooms.create({ facilityId: links.facilityId, name: 'Room 1' });
  const columns = {
    practitioner: { order: [links.practitionerId], hidden: [] },
    ...{ facility: nothing, room: { order: [roomId], hidden: [] } },
  };
  await caller.preferences.save({ columns });
  const view = { name: 'No-shows', filters: { span: 'last-30' as const, status: ['no_show' as const] } };
  expect(await caller.preferences.save({ bookingViews: [view] })).toEqual({ columns, bookingViews: [view] });
  expect(await caller.preferences.own()).toEqual({ columns, bookingViews: [view] });
});

test('FD5: nobody else has them, in this clinic or another', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const theirs = await clinic();
  const columns = { practitioner: { order: [], hidden: [links.practitionerId] }, facility: nothing };
  await caller.preferences.save({ columns });

  for (const other of [await as(ours, 'staff'), await as(theirs, 'owner')])
    expect((await other.preferences.own()).columns.practitioner).toEqual(nothing);
});

test('FD5 TEN-8: whoever is bound to a facility keeps their own as well', async () => {
  const ours = await clinic();
  const [facility] = (await (await as(ours)).facilities.list({})).items;
  const { id, accountId } = await member(ours, 'staff', [facility?.id ?? '']);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: ours.id }, trace);
  const staff = appRouter.createCaller(contextWith(hostOf(ours), token));

  await staff.preferences.save({ bookingViews: [{ name: 'Mine', filters: {} }] });
  expect((await staff.preferences.own()).bookingViews).toEqual([{ name: 'Mine', filters: {} }]);
});

test.each([
  { columns: { practitioner: nothing } },
  { columns: { practitioner: { order: ['me'], hidden: [] }, facility: nothing } },
  { bookingViews: [{ name: '', filters: {} }] },
  { bookingViews: [{ name: 'x', filters: { span: 'ever' } }] },
  { bookingViews: Array.from({ length: 51 }, () => ({ name: 'x', filters: {} })) },
  { colour: 'red' },
])('FD5: what is no preference is refused, and nothing is kept', async change => {
  const caller = await as(await clinic());
  await expect(caller.preferences.save(change as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect((await caller.preferences.own()).bookingViews).toEqual([]);
});

test('FD5 TEN-1: what they name is the clinic’s own; what has gone meanwhile stays named', async () => {
  const { caller, links, service } = await bookable();
  const { caller: foreign, links: foreignLinks } = await bookable();
  const { facilityId } = foreignLinks;
  const theirs = {
    ...foreignLinks,
    roomId: (await foreign.rooms.create({ facilityId, name: 'Theirs' })).id,
  };
  const view = (serviceId: string) => ({ bookingViews: [{ name: 'Mine', filters: { serviceId } }] });

  await expect(caller.preferences.save(view(theirs.serviceId))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const columns = { practitioner: nothing, facility: { order: [theirs.facilityId], hidden: [] } };
  await expect(caller.preferences.save({ columns })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const room = { order: [], hidden: [theirs.roomId] };
  await expect(
    caller.preferences.save({ columns: { practitioner: nothing, facility: nothing, room } }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await caller.preferences.save(view(links.serviceId));
  await caller.services.trash({ id: service.id, version: service.version });
  expect(await caller.preferences.save(view(links.serviceId))).toMatchObject(view(links.serviceId));
});
