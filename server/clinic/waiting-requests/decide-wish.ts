import type { z } from 'zod';
import type { WaitingRequestAcceptance } from '../../../shared/clinic/waiting-requests.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { NeedsReason } from '../../errors.ts';
import { admitVisitor } from '../booking-requests/visitors.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import { addEntry } from '../waiting-list/enter.ts';
import type { WaitingRequest } from './waiting-request.entity.ts';
import { wishDeclinedLetter, wishFactsOf } from './wish-letters.ts';

type For = Pick<z.output<typeof WaitingRequestAcceptance>, 'patientId' | 'despite'>;

/**
 * Makes an entry of the waiting list of it, for a patient, or for a new one with what was typed: from then on times are offered to
 * them. Of a patient who exists nothing is changed (D1).
 */
export const acceptWish = async (
  em: ClinicEm,
  request: WaitingRequest,
  { patientId, despite }: For,
  timeZone: string,
): Promise<void> => {
  request.expectWaiting();
  const whom = patientId
    ? { patientId, warnings: [] }
    : await admitVisitor(em, request, { despite, timeZone });
  if (!despite && whom.warnings.length > 0) throw new NeedsReason(whom.warnings);
  const { service, practitioner, facility, earliest, latest, notBefore, notAfter, weekdays, note } = request;
  const entry = await addEntry(em, {
    ...{ patientId: whom.patientId, serviceId: service.id },
    ...{ practitionerId: practitioner?.id, facilityId: facility?.id, earliest, latest, weekdays },
    ...{ notBefore: notBefore ?? null, notAfter: notAfter ?? null, note: note ?? null, priority: 'usual' },
  });
  request.list(entry);
};

/** Turns it down, and says so in a letter. */
export const declineWish = async (
  em: ClinicEm,
  request: WaitingRequest,
  reason: string | null,
  clinic: ClinicFacts,
): Promise<void> => {
  request.decline(reason);
  post(em, clinic.id, wishDeclinedLetter(await wishFactsOf(em, request, clinic), reason));
};
