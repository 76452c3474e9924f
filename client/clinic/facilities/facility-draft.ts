import type { Facility } from '../../../shared/clinic/facilities.ts';

/** What the form shows for a facility, or for a new one in the clinic's zone. */
export const draftOf = (facility: Facility | undefined, clinicZone: string) => ({
  version: facility?.version ?? 0,
  values: {
    name: facility?.name ?? '',
    kind: facility?.kind ?? 'clinic',
    licence: facility?.licence ?? '',
    capacity: facility?.capacity ?? null,
    address: facility?.address ?? '',
    timeZone: facility?.timeZone ?? clinicZone,
    phone: facility?.phone ?? '',
    email: facility?.email ?? '',
  },
});
