import type { BookingRow } from '../../../shared/clinic/bookings.ts';

/** Where a booking is to be moved. */
export type MoveRequest = {
  booking: BookingRow;
  startsAt: string;
  endsAt: string;
  practitionerId?: string;
  facilityId?: string;
  /** Why it stood there before, where it is moved back. */
  despite?: { reason: string } | undefined;
};
