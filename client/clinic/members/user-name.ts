import type { User } from '../../../shared/clinic/users.ts';

export const userName = ({ title, firstName, lastName }: Pick<User, 'title' | 'firstName' | 'lastName'>) =>
  [title, firstName, lastName].filter(Boolean).join(' ');
