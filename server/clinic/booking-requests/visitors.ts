import { type AdmissionNeeds, type Entered, lackingIn } from '../../../shared/clinic/admission.ts';
import { NewPatient } from '../../../shared/clinic/patients.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { type NeedsReason, Refusal } from '../../errors.ts';
import { admissionRules, warnOfAlike } from '../admission/admission.ts';
import { expectLifetime } from '../admission/expect-lifetime.ts';
import { alikeTo, alikeToNew } from '../patients/alike.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { BookingRequest } from './booking-request.entity.ts';

/** Somebody as they described themselves on the clinic's page. */
type Visitor = Pick<BookingRequest, 'firstName' | 'lastName' | 'email' | 'phone' | 'birthDate'>;

/** Which patients may be meant by what was typed (FD8); whoever looks is recorded. */
export const whoMayBeMeant = async (
  em: ClinicEm,
  { firstName, lastName, email, phone, birthDate }: Visitor,
) => {
  const alike = await alikeTo(em, {
    ...{ firstName, lastName, email, phone },
    birthDate: birthDate ?? undefined,
  });
  recordAccess(
    em,
    alike.items.map(({ id }) => id),
  );
  return alike;
};

/**
 * A new patient, of the whole clinic, or of the place that was named where whoever admits them sees only that (TEN-8); with what
 * wants a reason.
 */
export const admitVisitor = async (
  em: ClinicEm,
  visitor: Visitor & { facility?: Patient['facility'] },
  { despite, timeZone }: { despite: { reason: string } | undefined; timeZone: string },
): Promise<{ patientId: string; warnings: NeedsReason['warnings'] }> => {
  const { firstName, lastName, email, phone, birthDate, facility } = visitor;
  const typed = NewPatient.parse({ firstName, lastName, email, phone, birthDate });
  const { facilityId: _, practitionerId: __, ...fields } = typed;
  const rules = await admissionRules(em);
  expectLifetime(fields, timeZone);
  expectAskedFor(fields, rules);
  const warnings = rules.alikeNeedsReason ? warnOfAlike(fields, await alikeToNew(em, fields)) : [];
  const isBound = actorOf(em).facilities !== null;
  const patient = em.create(Patient, {
    ...{ ...fields, despiteReason: warnings.length > 0 ? (despite?.reason ?? null) : null },
    ...(isBound && { facility }),
  });
  // What is made for them is made of what the database finds by its id.
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
