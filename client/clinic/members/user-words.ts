import type { User } from '../../../shared/clinic/users.ts';
import type { Role } from '../../../shared/permissions.ts';

export const roles = {
  owner: 'Owner',
  admin: 'Administrator',
  provider: 'Practitioner',
  staff: 'Front desk',
  auditor: 'Auditor',
  portal: 'Patient portal',
} satisfies Record<Role, string>;

export const userStatuses = {
  active: { label: 'Active', tone: 'good' },
  inactive: { label: 'Inactive', tone: 'quiet' },
} as const satisfies Record<User['status'], { label: string; tone: string }>;
