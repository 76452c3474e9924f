import { ref } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Move } from '../../../shared/clinic/bookings.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findTogether } from '../../data/orm/find-together.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import type { Booking } from './booking/booking.entity.ts';
import { despite, expectBookable } from './expect-bookable.ts';

/** Moves a booking in time, to another practitioner or to another facility, by the rules of a new one. */
export const moveTo = async (em: ClinicEm, booking: Booking, to: z.output<typeof Move>): Promise<void> => {
  const { startsAt, endsAt } = to;
  const practitionerId = to.practitionerId ?? booking.practitioner.id;
  const facilityId = to.facilityId ?? booking.facility.id;
  const isSame =
    +startsAt === +booking.startsAt &&
    +endsAt === +booking.endsAt &&
    practitionerId === booking.practitioner.id &&
    facilityId === booking.facility.id;
  booking.move(startsAt, endsAt);
  // What stays as it is was decided on when it was booked.
  if (isSame) return;
  // Whoever is bound to another facility than the patient does not see them, and moves their booking all the same (TEN-8).
  const patient = await em.findOne(Patient, { id: booking.patient.id }, { filters: { live: false } });
  const found = await findTogether(em, {
    service: [Service, booking.service.id],
    practitioner: [User, practitionerId],
    facility: [Facility, facilityId],
  });
  const parts = { ...found, patient };
  expectBookable(parts);
  Object.assign(booking, await despite(em, { ...parts, startsAt, endsAt }, to.despite));
  booking.practitioner = ref(parts.practitioner);
  booking.facility = ref(parts.facility);
};
