import { z } from 'zod';
import { Role } from '../../shared/permissions.ts';
import { UserStatus } from '../../shared/users.ts';

export const UsersSearch = z.object({
  role: Role.optional().catch(undefined),
  status: UserStatus.optional().catch(undefined),
});
