import { isWritable } from '../../../shared/clinics.ts';
import { isIncluded } from '../../../shared/permissions.ts';
import type { Door } from '../public-booking/visitor-door.ts';

/** Whether patients can ask for something; null where the clinic takes no requests at all. */
export const ownRequestState = ({ clinic }: Pick<Door, 'clinic'>): { mayWrite: boolean } | null =>
  isIncluded('requests:read', clinic)
    ? { mayWrite: isWritable(clinic.status) && isIncluded('requests:write', clinic) }
    : null;
