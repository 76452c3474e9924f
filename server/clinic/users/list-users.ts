import type { z } from 'zod';
import type { UserQuery } from '../../../shared/clinic/users.ts';
import { holdingWords, listOf, sortedBy } from '../../data/lists/list-of.ts';
import { User } from './user.entity.ts';

/** A page of the clinic's members, as the list and its exports show them. */
export const listUsers = listOf(User, sortedBy(['lastName', 'firstName']), {
  where: ({ role, status }: z.output<typeof UserQuery>) => ({ kind: 'person', role, status }),
  matching: holdingWords("concat_ws(' ', r.title, r.first_name, r.last_name)"),
});
