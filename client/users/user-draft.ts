import type { User } from '../../shared/users.ts';

/** What the form shows for a member, or for a new one; the password exists only until it is sent. */
export const draftOf = (user: User | undefined) => ({
  version: user?.version ?? 0,
  values: {
    title: user?.title ?? '',
    firstName: user?.firstName ?? '',
    lastName: user?.lastName ?? '',
    email: user?.email ?? '',
    password: '',
    role: user?.role ?? 'staff',
    status: user?.status ?? 'active',
  },
});
