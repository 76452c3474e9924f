import type { FacilityStaff } from '../../../shared/clinic/facility-staff.ts';

export const assignmentName = ({ user, role, facility }: FacilityStaff): string =>
  `${user.name}, ${role}, ${facility.name}`;
