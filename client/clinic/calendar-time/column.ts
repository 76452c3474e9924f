import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { Minutes } from '../availability/closed-times.ts';
import type { Laned } from './day-lanes.ts';
import type { Piece } from './wall-span.ts';

/** What a column shows of a booking, and where. */
export type Placed = Laned<Piece & { booking: BookingRow }>;

/** One day, of one practitioner, at one facility or in one room where that is how the days are told apart. */
export type Column = {
  date: string;
  practitionerId: string | undefined;
  facilityId: string | undefined;
  /** Null is none; undefined where rooms do not tell the columns apart. */
  roomId: string | null | undefined;
  /** What stands above it. */
  title: string;
  /** What a screen reader says instead, where that is more. */
  name: string;
  /** Whose it is: the name of the practitioner, the facility or the room. */
  lane: string;
  placed: Placed[];
  /** What of it is closed; nothing where that is not known. */
  closed: Minutes[];
};

export const columnKey = ({ date, practitionerId, facilityId, roomId }: Column): string =>
  [date, practitionerId, facilityId, roomId].join(' ');
