import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { Minutes } from '../availability/closed-times.ts';
import type { Laned } from './day-lanes.ts';
import type { Piece } from './wall-span.ts';

/** What a column shows of a booking, and where. */
export type Placed = Laned<Piece & { booking: BookingRow }>;

/** One day, of one practitioner or at one facility where that is how the days are told apart. */
export type Column = {
  date: string;
  practitionerId: string | undefined;
  facilityId: string | undefined;
  /** What stands above it. */
  title: string;
  /** What a screen reader says instead, where that is more. */
  name: string;
  /** Whose it is: the name of the practitioner or of the facility. */
  lane: string;
  placed: Placed[];
  /** What of it is closed; nothing where that is not known. */
  closed: Minutes[];
};

export const columnKey = ({ date, practitionerId, facilityId }: Column): string =>
  [date, practitionerId, facilityId].join(' ');
