import { z } from 'zod';
import { Email } from '../contact.ts';
import { t } from '../i18n/translate.ts';
import { Role } from '../permissions.ts';
import {
  AnyLine,
  asIdSet,
  Flag,
  Id,
  Line,
  OptionalLine,
  page,
  paging,
  recordFields,
  Version,
} from '../scalars.ts';

export const UserStatus = z.enum(['active', 'inactive']);

const FacilityIds = z
  .array(Id)
  .min(1, t('Please choose a facility, or leave the field out for the whole clinic.'))
  .max(50, t('Please choose at most 50 facilities.'))
  .transform(asIdSet)
  .nullable();

const fields = {
  firstName: Line(100),
  lastName: Line(100),
  /** How the person is addressed, such as "Dr."; may be left out. */
  title: OptionalLine(40),
  role: Role,
  status: UserStatus,
  /** The facilities the member is bound to and sees nothing beyond (TEN-8); null is the whole clinic. */
  facilityIds: FacilityIds,
};

/** A member as they begin; they join by an invitation (shared/clinic/invitations.ts). */
export const NewUser = z.strictObject({
  ...fields,
  status: UserStatus.default('active'),
  facilityIds: FacilityIds.default(null),
  email: Email,
});
export const UserChange = z.strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version });

export const UserQuery = z.strictObject({
  ...paging,
  /** Words of the name, whatever their case and accents. */
  search: AnyLine(100).optional(),
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
  facilityIds: z.array(z.uuid()).nullable().default(null),
});
export type User = z.output<typeof User>;
export const UserPage = page(User);
