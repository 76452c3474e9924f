import type { BookingRow } from '../../../shared/clinic/bookings.ts';

/** Where a booking is to be moved. */
export type MoveRequest = {
  booking: BookingRow;
  startsAt: string;
  endsAt: string;
  practitionerId?: string;
  facilityId?: string;
  /** Null is out of its room. */
  roomId?: string | null;
  /** Why it stood there before, where it is moved back. */
  despite?: { reason: string } | undefined;
};

/** The room that a booking has after a move, as far as it is known here. */
export const roomAfter = ({ room }: BookingRow, roomId: string | null | undefined): BookingRow['room'] => {
  if (roomId === undefined) return room;
  return roomId === null ? null : { id: roomId, name: room?.name ?? '' };
};
