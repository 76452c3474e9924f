import { z } from 'zod';
import { PatientSort, PatientStatus } from '../../../shared/clinic/patients.ts';

/** What the address of the patients page carries. */
export const PatientsSearch = z.object({
  search: z.string().max(100).optional().catch(undefined),
  status: PatientStatus.optional().catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
  practitionerId: z.uuid().optional().catch(undefined),
  sort: PatientSort.optional().catch(undefined),
  descending: z.stringbool().or(z.boolean()).optional().catch(undefined),
  admit: z.stringbool().or(z.boolean()).optional().catch(undefined),
});
export type PatientsSearch = z.output<typeof PatientsSearch>;

export const PatientTab = z.object({
  tab: z
    .enum(['details', 'bookings', 'medications', 'health', 'forms', 'messages', 'timeline', 'access'])
    .optional()
    .catch(undefined),
});
