import type { z } from 'zod';
import type { BookingRequestAcceptance } from '../../../shared/clinic/booking-requests.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { NeedsReason } from '../../errors.ts';
import { book } from '../bookings/book.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import type { BookingRequest } from './booking-request.entity.ts';
import { factsOf } from './request-facts.ts';
import { decisionLetter } from './request-letters.ts';
import { admitVisitor } from './visitors.ts';

type For = Pick<z.output<typeof BookingRequestAcceptance>, 'patientId' | 'despite'>;

/**
 * Gives a request to a patient, or to a new one with what was typed: its booking takes over what was kept, so nobody can come
 * between. Of a patient who exists nothing is changed (D1).
 */
export const acceptRequest = async (
  em: ClinicEm,
  request: BookingRequest,
  { patientId, despite }: For,
  clinic: ClinicFacts & { timeZone: string },
): Promise<void> => {
  request.expectOpen();
  const wasWaiting = request.status === 'waiting';
  const { startsAt, service, practitioner, facility, hold, note: notes } = request;
  const { timeZone } = clinic;
  const whom = patientId
    ? { patientId, warnings: [] }
    : await admitVisitor(em, request, { despite, timeZone });
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
  if (wasWaiting) post(em, clinic.id, decisionLetter('accepted', await toldOf(em, request, clinic), null));
};

/** Tells all that wants a reason at once, so that one is given for all of it. */
const alsoTelling =
  (warnings: NeedsReason['warnings']) =>
  (error: unknown): never => {
    throw error instanceof NeedsReason ? new NeedsReason([...warnings, ...error.warnings]) : error;
  };

/** What the letter says, in the language that it is written in. */
const toldOf = (em: ClinicEm, request: BookingRequest, clinic: ClinicFacts) =>
  inLanguage(firstLanguage(clinic.locale), () => factsOf(em, request, clinic));

/** Lets go of the time, and says so in a letter. */
export const declineRequest = async (
  em: ClinicEm,
  request: BookingRequest,
  reason: string | null,
  clinic: ClinicFacts,
): Promise<void> => {
  await letGo(em, request);
  request.decline(reason);
  post(em, clinic.id, decisionLetter('declined', await toldOf(em, request, clinic), reason));
};

/** Nobody is kept from its time any more. */
export const letGo = async (em: ClinicEm, request: BookingRequest): Promise<void> => {
  if (request.hold) (await em.findOneOrFail(Hold, { id: request.hold.id })).letGo();
};
