import { z } from 'zod';
import { Role } from './permissions.ts';
import { Email, Flag, Id, OptionalText, page, paging, recordFields, Text, Version } from './scalars.ts';
import { Password } from './session.ts';

export const UserStatus = z.enum(['active', 'inactive']);

const fields = {
  firstName: Text(100),
  lastName: Text(100),
  /** How the person is addressed, such as "Dr."; may be left out. */
  title: OptionalText(40),
  role: Role,
  status: UserStatus,
};

/**
 * A new member of the clinic. `password` starts a new account; where the e-mail already has one in MedFlow,
 * that account keeps its own password, and the answer does not tell which was the case.
 */
export const NewUser = z.strictObject({
  ...fields,
  status: UserStatus.default('active'),
  email: Email,
  password: Password,
});
export const UserChange = z.strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version });

export const UserQuery = z.strictObject({
  ...paging,
  role: Role.optional(),
  status: UserStatus.optional(),
  trashed: Flag.default(false),
});

export const User = z.object({
  ...recordFields,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  title: z.string().nullable().default(null),
  role: Role,
  status: UserStatus,
});
export type User = z.output<typeof User>;
export const UserPage = page(User);
