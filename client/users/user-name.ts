import type { User } from '../../shared/users.ts';

export const userName = ({ title, firstName, lastName }: Pick<User, 'title' | 'firstName' | 'lastName'>) =>
  [title, firstName, lastName].filter(Boolean).join(' ');
