import { z } from 'zod';
import { BookingRequestStatus } from '../../../shared/clinic/booking-requests.ts';
import { Id } from '../../../shared/scalars.ts';

export const BookingRequestsSearch = z.object({
  status: BookingRequestStatus.optional().catch(undefined),
  /** The one that is looked at. */
  requestId: Id.optional().catch(undefined),
});
