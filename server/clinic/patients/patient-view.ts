import { z } from 'zod';
import { Patient as Contract } from '../../../shared/clinic/patients.ts';
import { Named } from '../../../shared/scalars.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from './patient.entity.ts';

type Loose = z.input<typeof Contract>;

/** Loads what an answer tells of a patient's relations, trashed ones included. */
export const withRelations = async (em: ClinicEm, patient: Patient): Promise<Patient> => {
  await em.populate(patient, ['facility', 'practitioner'], { filters: { live: false } });
  return patient;
};

const told = ({ facility, practitioner, ...fields }: Patient): Loose => {
  const [place, person] = [facility?.getEntity(), practitioner?.getEntity()];
  return {
    ...fields,
    facility: place && { id: place.id, name: place.name },
    practitioner: person && { id: person.id, name: person.fullName() },
  };
};

/** A patient entity with its relations, answered as the contract says. */
export const PatientAnswer = z.instanceof(Patient).transform(told).pipe(Contract);

/** The same of one who may have been merged into another, whom the answer names (P4). */
export const PatientFound = z
  .object({ patient: z.instanceof(Patient), mergedInto: Named.optional() })
  .transform((found): Loose => ({ ...told(found.patient), mergedInto: found.mergedInto }))
  .pipe(Contract);
