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
import { isChangedAlone } from './booking/changed-alone.ts';
import { withRelations } from './booking-view.ts';
import { type Asked, chooseResources } from './choose-resources.ts';
import { despite, expectBookable, expectGiven } from './expect-bookable.ts';

/**
 * Moves a booking in time, to another practitioner or to another facility, by the rules of a new one. Those that move
 * `alongside`, itself among them, give up what they have at the same moment (S12).
 */
export const moveTo = async (
  em: ClinicEm,
  booking: Booking,
  to: Omit<z.output<typeof Move>, 'id' | 'version'>,
  alongside: ReadonlySet<string> = new Set(),
): Promise<void> => {
  const { startsAt, endsAt } = to;
  const practitionerId = to.practitionerId ?? booking.practitioner.id;
  const facilityId = to.facilityId ?? booking.facility.id;
  const isSame =
    +startsAt === +booking.startsAt &&
    +endsAt === +booking.endsAt &&
    practitionerId === booking.practitioner.id &&
    facilityId === booking.facility.id;
  booking.expectMovable();
  // What stays as it is was decided on when it was booked, and is only promised anew.
  if (isSame) {
    await withRelations(em, booking);
    booking.move(startsAt, endsAt, booking.facility.getEntity());
    if (isAsked(to)) await refit(em, booking, to);
    return;
  }
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
  const { service, practitioner, facility } = parts;
  if (practitioner.id !== booking.practitioner.id || facility.id !== booking.facility.id)
    expectGiven(service, practitioner, facility);
  booking.practitioner = ref(practitioner);
  booking.move(startsAt, endsAt, facility);
  booking.changedAlone = alongside.size === 0 && (await isChangedAlone(em, booking));
  await refit(em, booking, to, alongside);
};

/** Whether a certain room or device is wished for, or none. */
export const isAsked = ({ roomId, deviceId }: Asked): boolean =>
  roomId !== undefined || deviceId !== undefined;

/** Gives a booking whose service, time or place has changed the room and the device that fit; its relations are loaded. */
export const refit = async (
  em: ClinicEm,
  booking: Booking,
  asked: Asked,
  alongside?: ReadonlySet<string>,
): Promise<void> => {
  const [service, practitioner, facility] = [
    booking.service.getEntity(),
    booking.practitioner.getEntity(),
    booking.facility.getEntity(),
  ];
  const { startsAt, busyUntil } = booking;
  const { room, device } = await chooseResources(
    em,
    { service, practitioner, facility, startsAt, busyUntil, booking, alongside },
    asked,
  );
  booking.room = room && ref(room);
  booking.device = device && ref(device);
};
