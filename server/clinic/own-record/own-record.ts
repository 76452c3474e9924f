import type { z } from 'zod';
import type { PortalRecord } from '../../../shared/clinic/portal.ts';
import { isWritable } from '../../../shared/clinics.ts';
import { isIncluded } from '../../../shared/permissions.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { PatientAddress } from '../patient-parts/patient-address.entity.ts';
import { PatientConsent } from '../patient-parts/patient-consent.entity.ts';
import { PatientContact } from '../patient-parts/patient-contact.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { preferencesOf, withRelations } from '../patients/patient-view.ts';
import type { Door } from '../public-booking/visitor-door.ts';

/** A patient who is signed in to the portal, as whom these run. */
export interface Own extends Door {
  patient: { id: string };
}

/** As many of each as anybody has. */
const MOST = 50;

export const mayChange = ({ clinic }: Door): boolean =>
  isWritable(clinic.status) && isIncluded('patients:write', clinic);

/** What the clinic keeps of the patient; the contract leaves out what it writes for itself. */
export const ownRecord = async (em: ClinicEm, own: Own): Promise<z.input<typeof PortalRecord>> => {
  const { id } = own.patient;
  const theirs = { patient: { id } };
  const newestFirst = { orderBy: { createdAt: 'desc', id: 'asc' }, limit: MOST } as const;
  const patient = await withRelations(em, await em.findOneOrFail(Patient, { id }));
  const { facility: _, practitioner: __, ...record } = patient;
  return {
    ...record,
    mayChange: mayChange(own),
    preferences: preferencesOf(patient),
    addresses: await em.find(PatientAddress, theirs, newestFirst),
    contacts: await em.find(PatientContact, theirs, newestFirst),
    consents: await em.find(PatientConsent, theirs, newestFirst),
  };
};
