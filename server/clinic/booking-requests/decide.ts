import type { z } from 'zod';
import { type AdmissionNeeds, type Entered, lackingIn } from '../../../shared/clinic/admission.ts';
import type { BookingRequestAcceptance } from '../../../shared/clinic/booking-requests.ts';
import { NewPatient } from '../../../shared/clinic/patients.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { actorOf } from '../../data/records/actor.ts';
import { NeedsReason, Refusal } from '../../errors.ts';
import { admissionRules, warnOfAlike } from '../admission/admission.ts';
import { book } from '../bookings/book.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import { alikeToNew } from '../patients/alike.ts';
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
  const whom = patientId ? { patientId, warnings: [] } : await admit(em, request, despite);
  const booking = await book(
    em,
    {
      ...{ patientId: whom.patientId, startsAt, notes: notes ?? null, despite },
      ...{ serviceId: service.id, practitionerId: practitioner.id, facilityId: facility.id },
    },
    { offered: { id: hold?.id ?? '' } },
  ).catch(alsoTelling(whom.warnings));
  if (!despite && whom.warnings.length > 0) throw new NeedsReason(whom.warnings);
  if (booking.status === 'pending') booking.confirm();
  request.fulfil(booking);
  if (wasWaiting) post(em, clinic.id, decisionLetter('accepted', await factsOf(em, request, clinic), null));
};

/** A new patient, of the whole clinic, or of the place that is booked where whoever admits them sees only that (TEN-8). */
const admit = async (em: ClinicEm, request: BookingRequest, despite: For['despite']) => {
  const { firstName, lastName, email, phone, birthDate } = request;
  const typed = NewPatient.parse({ firstName, lastName, email, phone, birthDate });
  const { facilityId: _, practitionerId: __, ...fields } = typed;
  const rules = await admissionRules(em);
  expectAskedFor(fields, rules);
  const warnings = rules.alikeNeedsReason ? warnOfAlike(fields, await alikeToNew(em, fields)) : [];
  const isBound = actorOf(em).facilities !== null;
  const patient = em.create(Patient, {
    ...{ ...fields, despiteReason: warnings.length > 0 ? (despite?.reason ?? null) : null },
    ...(isBound && { facility: request.facility }),
  });
  // The booking is made of what the database finds by its id.
  await em.flush();
  return { patientId: patient.id, warnings };
};

/** A request has no more than was typed: whoever lacks something is entered by hand, and chosen. */
const expectAskedFor = (fields: Entered, needs: AdmissionNeeds): void => {
  const sentences = lackingIn(fields, needs)
    .map(({ sentence }) => sentence)
    .join(' ');
  if (sentences)
    throw new Refusal('{sentences} Please enter them as a patient first, and then choose them here.', {
      sentences,
    });
};

/** Tells all that wants a reason at once, so that one is given for all of it. */
const alsoTelling =
  (warnings: NeedsReason['warnings']) =>
  (error: unknown): never => {
    throw error instanceof NeedsReason ? new NeedsReason([...warnings, ...error.warnings]) : error;
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
