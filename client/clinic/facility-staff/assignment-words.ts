import type { FacilityStaff } from '../../../shared/clinic/facility-staff.ts';

export const assignmentName = ({ user, position, facility }: FacilityStaff): string =>
  `${user.name}, ${position}, ${facility.name}`;
