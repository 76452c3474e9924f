import { z } from 'zod';
import { ThreadState } from '../../../shared/clinic/messages.ts';
import { Id } from '../../../shared/scalars.ts';

export const MessagesSearch = z.object({
  state: ThreadState.optional().catch(undefined),
  facilityId: Id.optional().catch(undefined),
});
