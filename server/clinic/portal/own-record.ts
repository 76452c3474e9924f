import type { z } from 'zod';
import type { PortalRecord } from '../../../shared/clinic/portal.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { PatientAddress } from '../patient-parts/patient-address.entity.ts';
import { PatientConsent } from '../patient-parts/patient-consent.entity.ts';
import { PatientContact } from '../patient-parts/patient-contact.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { Portal } from './portal-door.ts';

/** As many of each as anybody has. */
const MOST = 50;

/** What the clinic keeps of the patient; the contract leaves out what it writes for itself. */
export const ownRecord = async (
  em: ClinicEm,
  { patient: { id } }: Portal,
): Promise<z.input<typeof PortalRecord>> => {
  const own = { patient: { id } };
  const newestFirst = { orderBy: { createdAt: 'desc', id: 'asc' }, limit: MOST } as const;
  const { facility: _, practitioner: __, ...record } = await em.findOneOrFail(Patient, { id });
  return {
    ...record,
    addresses: await em.find(PatientAddress, own, newestFirst),
    contacts: await em.find(PatientContact, own, newestFirst),
    consents: await em.find(PatientConsent, own, newestFirst),
  };
};
