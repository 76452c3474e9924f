import { expect, test } from 'vitest';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { cursorOf, everyPage } from '../world/pages.ts';
import { admit, as, clinic, faker, sqlAs } from '../world/world.ts';

/** A clinic in which an owner and an admin did a few things. */
const history = async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const service = await caller.services.create(serviceFields(faker, { price: 1000 }));
  await colleague.services.update({ id: service.id, version: 1, price: 2000 });
  const patient = await admit(ours);
  await colleague.patients.trash({ id: patient.id, version: 1 });
  const { user } = await colleague.session.current();
  return { caller, service, patient, colleague: user };
};

test('AUD-6: the log is searched by kind, record, person, action and time, and by several of them', async () => {
  const { caller, service, patient, colleague } = await history();
  const seen = async (query: Parameters<typeof caller.audit.search>[0]) =>
    (await caller.audit.search(query)).items.map(entry => `${entry.action} ${entry.entity}`);
  expect(await seen({ entity: 'Service' })).toEqual(['UPDATE Service', 'CREATE Service']);
  expect(await seen({ entityId: patient.id })).toEqual(['DELETE Patient', 'CREATE Patient']);
  expect(await seen({ actorId: colleague.id, entity: 'Service' })).toEqual(['UPDATE Service']);
  expect(await seen({ action: 'DELETE' })).toEqual(['DELETE Patient']);
  expect(await seen({ action: 'DELETE', entityId: service.id })).toEqual([]);
  const [deleted] = (await caller.audit.search({ action: 'DELETE' })).items;
  const at = deleted?.at ?? '';
  expect(await seen({ entityId: patient.id, from: at })).toEqual(['DELETE Patient']);
  expect(await seen({ entityId: patient.id, to: at })).toEqual(['CREATE Patient']);
});

test('AUD-2: an entry tells who did what through which call, with the old and the new value', async () => {
  const { caller, service, colleague } = await history();
  const [entry] = (await caller.audit.search({ entityId: service.id, action: 'UPDATE' })).items;
  expect(entry).toMatchObject({
    ...{ action: 'UPDATE', entity: 'Service', entityId: service.id, procedure: 'services.update' },
    ...{ actor: { id: colleague.id, name: 'Mo admin' }, changes: { price: { from: 1000, to: 2000 } } },
    requestId: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
});

test('AUD-6: the log is read newest first and page by page, each entry once', async () => {
  const { caller } = await history();
  const whole = (await caller.audit.search({ limit: 100 })).items;
  const pages = await everyPage(cursor => caller.audit.search({ cursor, limit: 2 }));
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flat()).toEqual(whole);
  expect(whole.map(entry => entry.at)).toEqual(
    whole
      .map(entry => entry.at)
      .toSorted()
      .toReversed(),
  );
  expect(new Set(whole.map(entry => entry.id)).size).toBe(whole.length);
});

test('AUD-6: a record’s own timeline is the part of the log about it', async () => {
  const { caller, service } = await history();
  const timeline = (
    await everyPage(cursor => caller.audit.timeline({ entity: 'Service', id: service.id, cursor, limit: 1 }))
  ).flat();
  expect(timeline).toEqual((await caller.audit.search({ entityId: service.id })).items);
  const asPatient = caller.audit.timeline({ entity: 'Patient', id: service.id });
  await expect(asPatient).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('I2 D3: what is no kind, action or cursor is refused', async () => {
  const caller = await as(await clinic());
  const wrong = [
    { entity: "Booking'; --" },
    { entity: '' },
    { action: 'EXPLODE' },
    { entityId: 'x' },
    { from: 'yesterday' },
    { limit: 1000 },
    { cursor: cursorOf(['not a time', crypto.randomUUID()]) },
    { cursor: cursorOf([new Date().toISOString(), 'not an id']) },
    { orderBy: 'at' },
  ];
  for (const query of wrong)
    await expect(caller.audit.search(query as object), JSON.stringify(query)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
});

test('AP3: an entry that an earlier version left with its changes as text is read like any other', async () => {
  const ours = await clinic();
  const admin = await sqlAs('admin');
  await admin.query(
    `insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, procedure, changes)
     values ($1, now(), 'PERMISSION_DENIED', 'Clinic', $1, 'front door', to_jsonb('{}'::text))`,
    [ours.id],
  );
  const { items } = await (await as(ours)).audit.search({ action: 'PERMISSION_DENIED' });
  expect(items).toMatchObject([{ entity: 'Clinic', changes: {} }]);
});
