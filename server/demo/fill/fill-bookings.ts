import { z } from 'zod';
import { BookingStatus, occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import { DAY } from '../../../shared/durations.ts';
import { Booking } from '../../clinic/bookings/booking/booking.entity.ts';
import { promised } from '../../clinic/bookings/booking/promised.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { Patient } from '../../clinic/patients/patient.entity.ts';
import { Service } from '../../clinic/services/service.entity.ts';
import { User } from '../../clinic/users/user.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { PlannedBooking } from '../plan/appointments.ts';
import { bringToDate, catchUp } from '../plan/booking-steps.ts';
import { asMember, batches, type Workplace } from '../plan/workplace.ts';

/** Appointments this near are led through every step, so that their timelines tell a story; the rest is history. */
const NEAR_DAYS = 7;

const Existing = z.object({
  id: z.string(),
  patientId: z.string(),
  practitionerId: z.string(),
  startsAt: z.coerce.date(),
  busyUntil: z.coerce.date(),
  status: BookingStatus,
});
type Existing = z.output<typeof Existing>;

/** Adds the bookings that are lacking and fit in, and brings those up to date whose time has come since. */
export const fillBookings = async (workplace: Workplace, planned: PlannedBooking[]): Promise<number> => {
  const existing = await existingBookings(workplace);
  const there = new Map(existing.map(booking => [booking.id, booking]));
  const byPerson = occupiedTimes(existing);
  const lacking = planned.filter(
    booking =>
      !there.has(booking.id) &&
      ![booking.practitionerId, booking.patientId].some(id =>
        byPerson.get(id)?.some(span => touch(span, booking)),
      ),
  );
  let added = 0;
  for (const [actor, own] of batches(lacking, booking => booking.bookedBy))
    added += await book(workplace, actor, own);

  const yesterday = +workplace.now - DAY;
  const overtaken = planned.filter(({ id, endsAt }) => +endsAt < yesterday && isOccupying(there.get(id)));
  await bringToDate(workplace, [...lacking.filter(booking => isNear(booking, workplace)), ...overtaken]);
  return added;
};

const isNear = ({ startsAt }: { startsAt: Date }, { now }: Workplace): boolean =>
  Math.abs(+startsAt - +now) < NEAR_DAYS * DAY;

const existingBookings = ({ planes, tenantId }: Workplace): Promise<Existing[]> =>
  asActor(
    planes,
    systemActor(tenantId, 'seed'),
    em =>
      inClinic(
        em,
        Existing,
        `select id, patient_id as "patientId", practitioner_id as "practitionerId", starts_at as "startsAt",
           busy_until as "busyUntil", case when deleted_at is null then status else 'cancelled' end as status
         from clinic.bookings`,
      ),
    { readOnly: true },
  );

const isOccupying = (booking: Existing | undefined): boolean =>
  booking !== undefined && (occupyingStatuses as readonly BookingStatus[]).includes(booking.status);

const occupiedTimes = (existing: Existing[]): Map<string, Existing[]> => {
  const occupying = existing.filter(isOccupying);
  return Map.groupBy(
    occupying.flatMap(booking =>
      [booking.patientId, booking.practitionerId].map(person => ({ ...booking, person })),
    ),
    booking => booking.person,
  );
};

const touch = (a: { startsAt: Date; busyUntil: Date }, b: { startsAt: Date; busyUntil: Date }): boolean =>
  a.startsAt < b.busyUntil && b.startsAt < a.busyUntil;

const byId = <T extends { id: string }>(records: T[]): Map<string, T> => new Map(records.map(r => [r.id, r]));

/** Books for what is still there: a patient, practitioner or service that was put in the trash gets nothing more. */
const book = (workplace: Workplace, actor: string, planned: PlannedBooking[]): Promise<number> =>
  asMember(workplace, actor, 'bookings.book', async em => {
    const patients = byId(await em.find(Patient, { id: { $in: planned.map(booking => booking.patientId) } }));
    const [services, users] = [byId(await em.find(Service, {})), byId(await em.find(User, {}))];
    const facilities = byId(await em.find(Facility, {}));
    let booked = 0;
    for (const plan of planned) {
      const { patientId, serviceId, practitionerId, facilityId, bookedAt } = plan;
      const { id, startsAt, endsAt, busyUntil, notes } = plan;
      const [patient, service] = [patients.get(patientId), services.get(serviceId)];
      const [practitioner, facility] = [users.get(practitionerId), facilities.get(facilityId)];
      if (!patient || !service || !practitioner || !facility) continue;
      const near = isNear(plan, workplace);
      const booking = em.create(Booking, {
        ...{ id, patient, service, practitioner, facility, startsAt, endsAt, busyUntil, notes },
        ...{ ...promised(startsAt, facility), ...service.terms() },
        ...{ createdAt: bookedAt, updatedAt: !near && endsAt < workplace.now ? endsAt : bookedAt },
      });
      if (!near) catchUp(booking, plan, workplace.now);
      booked++;
    }
    return booked;
  });
