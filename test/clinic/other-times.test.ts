import { expect, test } from 'vitest';
import { availabilityFields, facilityFields } from '../../server/demo/factories/factories.ts';
import { saveWeek } from '../world/save-week.ts';
import { admit, bookableAnyTime as bookable, faker, member, slot } from '../world/world.ts';

const minutes = (span: { startsAt: Date; endsAt: Date }) => (+span.endsAt - +span.startsAt) / 60_000;

test('SCH-3: other times are offered in the length that was asked for', async () => {
  const { clinic, caller, links } = await bookable();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const other = await admit(clinic);
  const long = { ...links, patientId: other.id, startsAt: slot(9), endsAt: slot(11) };
  const refusal: unknown = await caller.bookings.book(long).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'CONFLICT' });
  const { nextFree } = (refusal as { cause: { nextFree: { startsAt: Date; endsAt: Date }[] } }).cause;
  expect(nextFree.map(minutes)).toEqual([120, 120, 120]);
  const [first] = nextFree;
  await caller.bookings.book({
    ...long,
    startsAt: `${first?.startsAt.toISOString()}`,
    endsAt: `${first?.endsAt.toISOString()}`,
  });
});

test('SCH-3: a move onto a taken time offers others, and leaves the booking where it was', async () => {
  const { clinic, caller, links } = await bookable();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const other = await admit(clinic);
  const { id, version } = await caller.bookings.book({ ...links, patientId: other.id, startsAt: slot(10) });
  const move = caller.bookings.move({ id, version, startsAt: slot(9), endsAt: slot(10) });
  await expect(move).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'The practitioner already has a booking at this time.',
    // What is moved does not stand in its own way.
    cause: { nextFree: [{ startsAt: new Date('2031-01-07T09:30:00Z') }, {}, {}] },
  });
  expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: slot(10), version });
});

/** The times that a refused booking is answered with. */
const offered = async (booking: Promise<unknown>): Promise<string[]> => {
  const refusal = await booking.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ code: 'CONFLICT' });
  const { nextFree } = (refusal as { cause: { nextFree: { startsAt: Date }[] } }).cause;
  return nextFree.map(({ startsAt }) => startsAt.toISOString());
};

test('K8 SCH-3: other times are of the same place, and free for the patient as well', async () => {
  const { clinic, caller, links } = await bookable();
  const elsewhere = await caller.facilities.create(facilityFields(faker, { timeZone: 'UTC' }));
  const { id: colleague } = await member(clinic, 'provider');
  // The colleague works at both places, the second one at night.
  const days = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday }));
  await saveWeek(caller, {
    practitionerId: colleague,
    hours: [
      ...availabilityFields(colleague, links.facilityId, [1, 2, 3, 4, 5, 6, 7]).hours,
      ...days.map(day => ({ ...day, facilityId: elsewhere.id, from: '18:00', to: '23:00' })),
    ],
  });
  await caller.bookings.book({ ...links, startsAt: slot(16) });
  const times = await offered(
    caller.bookings.book({ ...links, practitionerId: colleague, startsAt: slot(16) }),
  );
  expect(times).not.toContain(slot(16));
  for (const time of times) {
    const { id, version } = await caller.bookings.book({
      ...links,
      practitionerId: colleague,
      startsAt: time,
    });
    await caller.bookings.cancel({ id, version, reason: 'Only tried' });
    expect(Number(time.slice(11, 13))).toBeLessThan(18);
  }
});

test('K8: the rest of the evening is offered west of Greenwich as well', async () => {
  const { clinic, caller, links } = await bookable();
  const place = await caller.facilities.create(facilityFields(faker, { timeZone: 'America/New_York' }));
  const { id: practitionerId } = await member(clinic, 'provider');
  const hours = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({
    weekday,
    facilityId: place.id,
    from: '17:00',
    to: '22:00',
  }));
  await saveWeek(caller, { practitionerId, hours });
  const evening = { ...links, practitionerId, facilityId: place.id, startsAt: '2031-01-08T01:00:00.000Z' };
  await caller.bookings.book(evening);
  const other = await admit(clinic);
  expect(await offered(caller.bookings.book({ ...evening, patientId: other.id }))).toEqual([
    '2031-01-08T01:30:00.000Z',
    '2031-01-08T01:45:00.000Z',
    '2031-01-08T02:00:00.000Z',
  ]);
});
