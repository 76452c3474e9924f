import { z } from 'zod';
import { RequestKind, ServiceRequestStatus } from '../../../shared/clinic/service-requests.ts';
import { WaitingPriority } from '../../../shared/clinic/waiting-list.ts';
import { Id } from '../../../shared/scalars.ts';

export const ServiceRequestsSearch = z.object({
  status: ServiceRequestStatus.optional().catch(undefined),
  kind: RequestKind.optional().catch(undefined),
  serviceId: Id.optional().catch(undefined),
  assigneeId: Id.optional().catch(undefined),
  priority: WaitingPriority.optional().catch(undefined),
  unread: z.literal(true).optional().catch(undefined),
  /** The request that is opened, or `new`. */
  open: z
    .union([z.literal('new'), Id])
    .optional()
    .catch(undefined),
});
