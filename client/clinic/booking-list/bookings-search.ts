import { z } from 'zod';
import { BookingStatus } from '../../../shared/clinic/bookings.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';
import { type BookingFilters, BookingSpan } from './booking-filters.ts';

const Day = z.string().refine(isDate).optional().catch(undefined);
const isStatus = (word: string): word is BookingStatus => BookingStatus.safeParse(word).success;

/** What the address of the list of bookings carries. */
export const BookingsSearch = z.object({
  span: BookingSpan.optional().catch(undefined),
  from: Day,
  to: Day,
  /** Several are joined by commas. */
  status: z.string().optional().catch(undefined),
  practitionerId: z.uuid().optional().catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
  serviceId: z.uuid().optional().catch(undefined),
  newestFirst: z.stringbool().or(z.boolean()).optional().catch(undefined),
  /** The booking whose drawer is open. */
  bookingId: z.uuid().optional().catch(undefined),
});
export type BookingsSearch = z.output<typeof BookingsSearch>;

export const filtersOf = ({ bookingId: _, status, ...rest }: BookingsSearch): BookingFilters => {
  const statuses = status?.split(',').filter(isStatus) ?? [];
  return { ...rest, ...(statuses.length > 0 && { status: statuses }) };
};

export const searchOf = ({ status, ...rest }: BookingFilters): BookingsSearch => ({
  ...rest,
  status: status?.length ? status.join() : undefined,
});
