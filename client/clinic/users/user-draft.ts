import type { User } from '../../../shared/clinic/users.ts';

/** What the form shows for a member. */
export const draftOf = (user: User) => ({
  version: user.version,
  values: {
    title: user.title ?? '',
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    status: user.status,
    facilityIds: user.facilityIds ?? [],
  },
});
