import type { z } from 'zod';
import type { NewBooking } from '../../../shared/clinic/bookings.ts';
import { settingsIn } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findTogether } from '../../data/orm/find-together.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { booking as bookingSettings } from '../settings/kinds.ts';
import { User } from '../users/user.entity.ts';
import { Booking } from './booking/booking.entity.ts';
import { Hold } from './booking/hold.entity.ts';
import { promised } from './booking/promised.ts';
import type { Series } from './booking/series.entity.ts';
import { chooseResources } from './choose-resources.ts';
import { despite, expectBookable, expectGiven, type HoursThere, type Warning } from './expect-bookable.ts';

type Wish = z.output<typeof NewBooking>;

interface Circumstances {
  /** What speaks against it, besides what is found. */
  warnings?: Warning[];
  /** The hold of an offer, which whoever accepts it takes over from whoever made it. */
  offered?: { id: string };
}

/** Makes a booking, in spite of what `warnings` tell where a reason is given. */
export const book = async (em: ClinicEm, input: Wish, circumstances?: Circumstances): Promise<Booking> =>
  bookAt(em, await partsOf(em, input), input, circumstances);

/** What a booking is to be made of, where nothing forbids it. */
export const partsOf = async (
  em: ClinicEm,
  ids: Pick<Wish, 'serviceId' | 'patientId' | 'practitionerId' | 'facilityId'>,
) => {
  const { settings, ...parts } = await findTogether(em, {
    service: [Service, ids.serviceId],
    patient: [Patient, ids.patientId],
    practitioner: [User, ids.practitionerId],
    facility: [Facility, ids.facilityId],
    settings: [bookingSettings.entity],
  });
  expectBookable(parts);
  expectGiven(parts.service, parts.practitioner, parts.facility);
  const { confirmBookings } = settingsIn(settings, bookingSettings).values;
  return { ...parts, confirmBookings };
};

interface Place
  extends Pick<Wish, 'startsAt' | 'endsAt' | 'notes' | 'roomId' | 'deviceId' | 'holdId' | 'despite'> {
  /** The series, and which of its dates this is. */
  series?: Series;
  seriesDate?: string;
  changedAlone?: boolean;
  /** Where they are known already. */
  hours?: HoursThere;
}

export const bookAt = async (
  em: ClinicEm,
  { confirmBookings, ...parts }: Awaited<ReturnType<typeof partsOf>>,
  input: Place,
  { warnings = [], offered }: Circumstances = {},
): Promise<Booking> => {
  const { service, practitioner, facility } = parts;
  const { series, seriesDate, changedAlone = false } = input;
  const span = service.spanFrom(input.startsAt, input.endsAt);
  const booking = em.create(Booking, {
    ...parts,
    ...(series && { series, seriesDate, changedAlone }),
    ...(input.holdId && (await takingOver(em, input.holdId))),
    ...(offered && { id: offered.id }),
    ...{ ...span, ...promised(span.startsAt, facility), ...service.terms(), notes: input.notes },
    ...(await despite(em, { ...parts, ...span, hours: input.hours }, input.despite, warnings)),
    ...(await chooseResources(em, { service, practitioner, facility, ...span }, input)),
  });
  if (confirmBookings) booking.confirm();
  return booking;
};

/** The id of a hold of the actor's own, which the booking bears and so takes over its time; one that is over holds nothing. */
const takingOver = async (em: ClinicEm, id: string): Promise<{ id?: string }> => {
  const hold = await em.findOneOrFail(Hold, { id });
  if (hold.createdBy !== actorOf(em).userId) throw new Refusal('Somebody else keeps this time.');
  const isUsedUp = await em.findOne(Booking, { id }, { filters: { live: false } });
  return isUsedUp ? {} : { id };
};
