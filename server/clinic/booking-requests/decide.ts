import type { z } from 'zod';
import type { BookingRequestAcceptance } from '../../../shared/clinic/booking-requests.ts';
import { NewPatient } from '../../../shared/clinic/patients.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { actorOf } from '../../data/records/actor.ts';
import { book } from '../bookings/book.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import type { BookingRequest } from './booking-request.entity.ts';
import { factsOf } from './request-facts.ts';
import { decisionLetter } from './request-letters.ts';

type For = Pick<z.output<typeof BookingRequestAcceptance>, 'patientId' | 'despite'>;

/**
 * Gives a request to a patient, or to a new one with what was typed: its booking takes over what was kept, so nobody can come
 * between. Of a patient who exists nothing is changed (D1).
 */
export const acceptRequest = async (
  em: ClinicEm,
  request: BookingRequest,
  { patientId, despite }: For,
  clinic: ClinicFacts,
): Promise<void> => {
  request.expectOpen();
  const wasWaiting = request.status === 'waiting';
  const { startsAt, service, practitioner, facility, hold, note: notes } = request;
  const booking = await book(
    em,
    {
      ...{ patientId: patientId ?? (await admit(em, request)), startsAt, notes: notes ?? null, despite },
      ...{ serviceId: service.id, practitionerId: practitioner.id, facilityId: facility.id },
    },
    { offered: { id: hold?.id ?? '' } },
  );
  if (booking.status === 'pending') booking.confirm();
  request.fulfil(booking);
  if (wasWaiting) post(em, clinic.id, decisionLetter('accepted', await factsOf(em, request, clinic), null));
};

/** A new patient, of the whole clinic, or of the place that is booked where whoever admits them sees only that (TEN-8). */
const admit = async (em: ClinicEm, request: BookingRequest): Promise<string> => {
  const { firstName, lastName, email, phone, birthDate } = request;
  const typed = NewPatient.parse({ firstName, lastName, email, phone, birthDate });
  const { facilityId: _, practitionerId: __, ...fields } = typed;
  const isBound = actorOf(em).facilities !== null;
  const patient = em.create(Patient, { ...fields, ...(isBound && { facility: request.facility }) });
  // The booking is made of what the database finds by its id.
  await em.flush();
  return patient.id;
};

/** Lets go of the time, and says so in a letter. */
export const declineRequest = async (
  em: ClinicEm,
  request: BookingRequest,
  reason: string | null,
  clinic: ClinicFacts,
): Promise<void> => {
  await letGo(em, request);
  request.decline(reason);
  post(em, clinic.id, decisionLetter('declined', await factsOf(em, request, clinic), reason));
};

/** Nobody is kept from its time any more. */
export const letGo = async (em: ClinicEm, request: BookingRequest): Promise<void> => {
  if (request.hold) (await em.findOneOrFail(Hold, { id: request.hold.id })).letGo();
};
