import { expect, test } from 'vitest';
import { Booking } from '../../server/clinic/bookings/booking/booking.entity.ts';
import { promised } from '../../server/clinic/bookings/booking/promised.ts';
import { Facility } from '../../server/clinic/facilities/facility.entity.ts';
import { markSomeNoShows, noShows } from '../../server/clinic/no-shows/mark-no-shows.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { Service } from '../../server/clinic/services/service.entity.ts';
import { User } from '../../server/clinic/users/user.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { findTogether } from '../../server/data/orm/find-together.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import type { BookingStatus } from '../../shared/clinic/bookings.ts';
import { MINUTE } from '../../shared/durations.ts';
import { whereDue } from '../world/where-due.ts';
import { bookable, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');

type World = Awaited<ReturnType<typeof bookable>>;

/** A booking that ended some minutes ago, and that nobody has touched since it began. */
const endedAgo = (
  { clinic, links }: World,
  minutes: number,
  became?: 'confirmed' | 'arrived' | 'cancelled',
) =>
  asActor(planes, systemOf(clinic), async em => {
    const endsAt = new Date(Date.now() - minutes * MINUTE);
    const parts = await findTogether(em, {
      service: [Service, links.serviceId],
      patient: [Patient, links.patientId],
      practitioner: [User, links.practitionerId],
      facility: [Facility, links.facilityId],
    });
    const startsAt = new Date(+endsAt - 10 * MINUTE);
    const booking = em.create(Booking, {
      ...{ ...parts, startsAt, endsAt, busyUntil: endsAt, ...promised(startsAt, parts.facility) },
      ...parts.service.terms(),
    });
    if (became === 'arrived') booking.checkIn();
    if (became === 'confirmed') booking.confirm(new Date(+startsAt - MINUTE));
    if (became === 'cancelled') booking.cancel('Ill', new Date(+startsAt - MINUTE));
    return booking;
  });

const mark = ({ clinic }: Pick<World, 'clinic'>) =>
  whereDue(clinic, noShows, () => markSomeNoShows(planes, clinic));

const withRule = async (noShowAfterMinutes: number) => {
  const world = await bookable();
  await world.caller.settings.updateBooking({ version: 1, noShowAfterMinutes });
  const statusOf = async ({ id }: { id: string }): Promise<BookingStatus> =>
    (await world.caller.bookings.get({ id })).status;
  return { ...world, statusOf };
};

test('S26: whoever was not checked in by then becomes a no-show, by a job that names itself, and nobody who came', async () => {
  const world = await withRule(30);
  const missed = await endedAgo(world, 40);
  const fresh = await endedAgo(world, 20);
  const came = await endedAgo(world, 60, 'arrived');
  const confirmed = await endedAgo(world, 80, 'confirmed');
  const cancelled = await endedAgo(world, 100, 'cancelled');
  await mark(world);
  expect(await Promise.all([missed, confirmed, fresh, came, cancelled].map(world.statusOf))).toEqual([
    'no_show',
    'no_show',
    'pending',
    'arrived',
    'cancelled',
  ]);
  const { rows } = await admin.query(
    `select procedure, actor_id, changes -> 'status' ->> 'to' as "to" from clinic.audit_entries
     where entity_id = $1 and action = 'UPDATE'`,
    [missed.id],
  );
  expect(rows).toEqual([{ procedure: 'bookings.markMissed', actor_id: null, to: 'no_show' }]);
});

test('S26: a no-show that was taken back is not marked again, and neither is what somebody looked after since it began', async () => {
  const world = await withRule(15);
  const missed = await endedAgo(world, 40);
  const noted = await endedAgo(world, 70);
  const { caller } = world;
  await caller.bookings.confirm(versionOf(await caller.bookings.get({ id: noted.id })));
  await mark(world);
  await caller.bookings.takeBack(versionOf(await caller.bookings.get({ id: missed.id })));
  await mark(world);
  expect(await Promise.all([missed, noted].map(world.statusOf))).toEqual(['pending', 'confirmed']);
});

test('S26: nothing is marked where the clinic has not asked for it, nor what is older than a week', async () => {
  const off = await withRule(0);
  const untouched = await endedAgo(off, 600);
  await mark(off);
  expect(await off.statusOf(untouched)).toBe('pending');
  const on = await withRule(15);
  const old = await endedAgo(on, 8 * 24 * 60);
  await mark(on);
  expect(await on.statusOf(old)).toBe('pending');
});

test('S26 S42: several processes at once mark each once', async () => {
  const world = await withRule(15);
  for (let n = 1; n <= 6; n++) await endedAgo(world, n * 20);
  await Promise.all(Array.from({ length: 4 }, () => markSomeNoShows(planes, world.clinic)));
  const { rows } = await admin.query(
    `select count(*)::int as marks, count(distinct entity_id)::int as bookings from clinic.audit_entries
     where tenant_id = $1 and procedure = 'bookings.markMissed'`,
    [world.clinic.id],
  );
  expect(rows).toEqual([{ marks: 6, bookings: 6 }]);
});
