import { z } from 'zod';
import { UserStatus } from '../../../shared/clinic/users.ts';
import { Role } from '../../../shared/permissions.ts';

export const UsersSearch = z.object({
  role: Role.optional().catch(undefined),
  status: UserStatus.optional().catch(undefined),
});
