import { expect, test } from 'vitest';
import { admit, as, bookable, clinic, inContext, slot, sqlAs } from './world.ts';

test('S1 TEN-2: without a context the app role sees nothing, changes nothing and inserts nothing', async () => {
  const ours = await clinic();
  await admit(ours);
  const app = await sqlAs('app');
  expect((await app.query('select * from clinic.patients')).rows).toEqual([]);
  expect((await app.query("update clinic.patients set first_name = 'x'")).rowCount).toBe(0);
  await expect(
    app.query(
      "insert into clinic.facilities (tenant_id, name, kind, time_zone) values ($1, 'x', 'clinic', 'UTC')",
      [ours.id],
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('SCH-3 a booking is visible to its own clinic only', async () => {
  const { clinic: ours, caller, links } = await bookable();
  const theirs = await clinic();
  const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const day = { from: slot(0), to: slot(23) };
  const stranger = await as(theirs);
  expect(await stranger.bookings.list(day)).toMatchObject({ items: [] });
  await expect(stranger.bookings.cancel({ id, version, reason: 'x' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await (await as(ours)).bookings.get({ id })).toMatchObject({ status: 'pending' });
});

test('C1 SCH-3: 50 parallel bookings of one slot make exactly one, the rest hear of the next free times', async () => {
  const { caller, links } = await bookable();
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => caller.bookings.book({ ...links, startsAt: slot(9) })),
  );
  const refused = results.filter(r => r.status === 'rejected');
  expect(results.length - refused.length).toBe(1);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CONFLICT' });
  expect(refused[0]?.reason.cause.nextFree).toHaveLength(3);
  expect((await caller.bookings.list({ from: slot(0), to: slot(23) })).items).toHaveLength(1);
});

test('S3: a row cannot be written into another clinic', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const app = await sqlAs('app');
  await expect(
    inContext(app, ours, c =>
      c.query(
        "insert into clinic.facilities (tenant_id, name, kind, time_zone) values ($1, 'x', 'clinic', 'UTC')",
        [theirs.id],
      ),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});
