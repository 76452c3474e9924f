import { z } from 'zod';
import type { BookingStatus } from '../../../shared/clinic/bookings.ts';

/** Days of a list: counted from today on, so that a saved view stays right, or given. */
export const BookingSpan = z.enum(['today', 'this-week', 'next-30', 'last-30', 'custom']);
export type BookingSpan = z.output<typeof BookingSpan>;

/** What the list of bookings is narrowed to. */
export type BookingFilters = {
  span?: BookingSpan | undefined;
  /** The first and the last day of a custom span. */
  from?: string | undefined;
  to?: string | undefined;
  status?: BookingStatus[] | undefined;
  practitionerId?: string | undefined;
  facilityId?: string | undefined;
  serviceId?: string | undefined;
  newestFirst?: boolean | undefined;
};
