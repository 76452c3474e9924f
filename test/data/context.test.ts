import { expect, test } from 'vitest';
import { Facility } from '../../server/clinic/facilities/facility.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { clinic, planes, systemOf } from '../world/world.ts';

test('LIT-3 TEN-4: a read without a clinic is refused in words, before it reaches the database', async () => {
  await expect(planes.clinic.em.fork().find(Facility, {})).rejects.toThrow('tenant context required');
});

test('LIT-3: a bulk change or removal without a clinic is refused', async () => {
  const em = planes.clinic.em.fork();
  await expect(em.nativeUpdate(Facility, {}, { name: 'x' })).rejects.toThrow(
    'bulk operations require tenant filter',
  );
  await expect(em.nativeDelete(Facility, {})).rejects.toThrow('bulk operations require tenant filter');
});

test('LIT-3: a record cannot be made without a clinic', () => {
  const make = () => planes.clinic.em.fork().create(Facility, { name: 'x', kind: 'clinic', timeZone: 'UTC' });
  expect(make).toThrow('tenant context required');
});

test('AUD-1: a bulk change that skips the change log cannot commit, even with a clinic', async () => {
  const ours = await clinic();
  const change = asActor(planes, systemOf(ours), em =>
    em.createQueryBuilder(Facility).update({ name: 'renamed in bulk' }).where({ kind: 'clinic' }).execute(),
  );
  await expect(change).rejects.toMatchObject({ code: '42501' });
});

test('TEN-10: work for one clinic inside the work for another stays apart', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const names = await asActor(planes, systemOf(ours), async outer => {
    const inner = await asActor(planes, systemOf(theirs), em => em.find(Facility, {}));
    const own = await outer.find(Facility, {});
    return { inner: inner.map(f => f.tenantId), own: own.map(f => f.tenantId) };
  });
  expect(names).toEqual({ inner: [theirs.id], own: [ours.id] });
});
