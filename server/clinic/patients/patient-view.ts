import { z } from 'zod';
import type { BookingPreferences } from '../../../shared/clinic/patients.ts';
import { Patient as Contract } from '../../../shared/clinic/patients.ts';
import { Named } from '../../../shared/scalars.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from './patient.entity.ts';

type Loose = z.input<typeof Contract>;

/** Loads what an answer tells of a patient's relations, trashed ones included. */
export const withRelations = async (em: ClinicEm, patient: Patient): Promise<Patient> => {
  const relations = ['facility', 'practitioner', 'preferredFacility', 'preferredPractitioner'] as const;
  await em.populate(patient, relations, { filters: { live: false } });
  return patient;
};

/** What a patient likes, of whom the relations are loaded; a facility that the actor does not see is not told. */
export const preferencesOf = (patient: Patient): z.output<typeof BookingPreferences> => {
  const { preferredPractitioner: with_, preferredFacility: at } = patient;
  const practitioner = with_?.isInitialized() ? with_.getEntity() : null;
  const facility = at?.isInitialized() ? at.getEntity() : null;
  return {
    practitioner: practitioner && { id: practitioner.id, name: practitioner.fullName() },
    facility: facility && { id: facility.id, name: facility.name },
    weekdays: patient.preferredWeekdays,
    dayPart: patient.preferredDayPart ?? null,
  };
};

const told = (patient: Patient): Loose => {
  const { facility, practitioner, ...fields } = patient;
  const [place, person] = [facility?.getEntity(), practitioner?.getEntity()];
  return {
    ...fields,
    facility: place && { id: place.id, name: place.name },
    practitioner: person && { id: person.id, name: person.fullName() },
    preferences: preferencesOf(patient),
  };
};

/** A patient entity with its relations, answered as the contract says. */
export const PatientAnswer = z.instanceof(Patient).transform(told).pipe(Contract);

/** The same of one who may have been merged into another, whom the answer names (P4). */
export const PatientFound = z
  .object({ patient: z.instanceof(Patient), mergedInto: Named.optional() })
  .transform((found): Loose => ({ ...told(found.patient), mergedInto: found.mergedInto }))
  .pipe(Contract);
