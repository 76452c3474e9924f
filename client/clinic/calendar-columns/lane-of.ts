import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { CalendarLanes } from '../bookings/calendar-search.ts';

/** The lane of what has no room. */
export const NO_ROOM = 'none';

/** In which lane a booking stands. */
export const laneOf = (booking: BookingRow, lanes: CalendarLanes): string => booking[lanes]?.id ?? NO_ROOM;
