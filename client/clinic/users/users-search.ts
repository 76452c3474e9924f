import { z } from 'zod';
import { UserStatus } from '../../../shared/clinic/users.ts';
import { Role } from '../../../shared/permissions.ts';
import { OpenRecord } from '../../ui/tables/open-record.ts';

export const UsersSearch = z.object({
  role: Role.optional().catch(undefined),
  status: UserStatus.optional().catch(undefined),
  /** The member whose form is open, or `new` for an invitation. */
  open: OpenRecord,
});
