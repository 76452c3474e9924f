import { z } from 'zod';
import { WaitingStatus } from '../../../shared/clinic/waiting-list.ts';
import { Id } from '../../../shared/scalars.ts';

export const WaitingListSearch = z.object({
  status: WaitingStatus.optional().catch(undefined),
  serviceId: Id.optional().catch(undefined),
});
