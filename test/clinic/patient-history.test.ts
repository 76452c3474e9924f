import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { bound } from '../world/bound.ts';
import { everyPage } from '../world/pages.ts';
import { admit, bookableAnyTime as bookable, slot } from '../world/world.ts';

const allTimes = { from: '1900-01-01T00:00:00Z', to: '2199-12-31T00:00:00Z' };

test('FD2: the bookings of a patient are one list over all years and clock changes, the latest first', async () => {
  const { clinic, caller, links } = await bookable();
  const { patientId } = links;
  const starts = [
    ...['2019-03-31T00:30:00.000Z', '2026-09-20T08:00:00.000Z', '2026-10-25T00:30:00.000Z'],
    ...['2026-11-01T08:00:00.000Z', slot(9), '2040-01-01T09:00:00.000Z'],
  ];
  for (const startsAt of starts) await caller.bookings.book({ ...links, startsAt });
  await caller.bookings.book({ ...links, patientId: (await admit(clinic)).id, startsAt: slot(10) });
  const pages = await everyPage(cursor =>
    caller.bookings.list({ patientId, ...allTimes, descending: true, limit: 4, ...(cursor && { cursor }) }),
  );
  expect(pages.flat().map(({ startsAt }) => startsAt)).toEqual(starts.toReversed());
  await expect(caller.bookings.list(allTimes)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('FD2: what became of a patient’s bookings is counted, and only as far as the reader sees them', async () => {
  const { clinic, caller, links } = await bookable();
  const { patientId } = links;
  const past = (hour: number) => `2024-03-05T${hour}:00:00.000Z`;
  const book = (startsAt: string) => caller.bookings.book({ ...links, startsAt });
  const came = await caller.bookings.checkIn(versionOf(await book(past(10))));
  await caller.bookings.complete(versionOf(came));
  for (const hour of [11, 12]) await caller.bookings.markNoShow(versionOf(await book(past(hour))));
  await caller.bookings.cancel({ ...versionOf(await book(slot(9))), reason: 'Ill' });
  await caller.bookings.confirm(versionOf(await book(slot(10))));
  await book(slot(11));
  expect(await caller.bookings.totals({ patientId })).toEqual({
    ...{ all: 6, visits: 1, noShows: 2, cancelled: 1, toCome: 2 },
  });
  const unknown = { code: 'NOT_FOUND' };
  await expect(caller.bookings.totals({ patientId: crypto.randomUUID() })).rejects.toMatchObject(unknown);
  const other = await caller.facilities.create({ name: 'Branch', timeZone: 'UTC' });
  const { caller: there } = await bound(clinic, 'admin', [other.id]);
  await expect(there.bookings.totals({ patientId })).rejects.toMatchObject(unknown);
  const { items } = await caller.patients.whoSaw({ id: patientId });
  expect(items.map(({ procedure }) => procedure)).toContain('bookings.totals');
});
