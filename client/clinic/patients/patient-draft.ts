import type { Patient } from '../../../shared/clinic/patients.ts';

/** What the form shows for a patient, or for a new one. */
export const draftOf = (patient: Patient | undefined) => ({
  version: patient?.version ?? 0,
  values: {
    firstName: patient?.firstName ?? '',
    lastName: patient?.lastName ?? '',
    birthDate: patient?.birthDate ?? null,
    sex: patient?.sex ?? 'unknown',
    identifier: patient?.identifier ?? '',
    email: patient?.email ?? '',
    phone: patient?.phone ?? '',
    address: patient?.address ?? '',
    emergencyContact: patient?.emergencyContact ?? '',
    notes: patient?.notes ?? '',
    status: patient?.status ?? 'active',
    consent: patient?.consent ?? false,
    facilityId: patient?.facility?.id ?? null,
    practitionerId: patient?.practitioner?.id ?? null,
  },
});
