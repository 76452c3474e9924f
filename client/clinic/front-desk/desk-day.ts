import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { isMovable, isOpen } from '../bookings/booking-words.ts';

/** Whole minutes from one instant to a later one; 0 where it is not later. */
export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE));

/** Whoever is here and was not called in yet, the longest wait first. */
export const waitingOf = (bookings: BookingRow[]): (BookingRow & { arrivedAt: string })[] =>
  bookings
    .flatMap(booking =>
      booking.status === 'arrived' && booking.arrivedAt ? [{ ...booking, arrivedAt: booking.arrivedAt }] : [],
    )
    .sort((a, b) => a.arrivedAt.localeCompare(b.arrivedAt));

/** Whose time has come, and who is not here. */
export const isLate = ({ status, startsAt }: BookingRow, now: string): boolean =>
  isMovable(status) && startsAt < now;

/** Who is expected any moment, or late. */
export const isDue = ({ startsAt }: BookingRow, now: string): boolean => minutesBetween(now, startsAt) <= 15;

/** Fewer minutes than these are no delay. */
const NOT_YET = 5;

/** Practitioners who are behind: a visit lasts longer than booked, or somebody who is here was to be called in by now. */
export const delaysOf = (bookings: BookingRow[], now: string) =>
  [...Map.groupBy(bookings, ({ practitioner }) => practitioner.id).values()]
    .map(own => ({
      practitioner: own[0]?.practitioner.name ?? '',
      minutes: Math.max(
        0,
        ...own.map(({ status, startsAt, endsAt }) => {
          if (status === 'in_room') return minutesBetween(endsAt, now);
          return status === 'arrived' ? minutesBetween(startsAt, now) : 0;
        }),
      ),
    }))
    .filter(({ minutes }) => minutes >= NOT_YET)
    .sort((a, b) => b.minutes - a.minutes);

type Room = { id: string; name: string; status: 'in_service' | 'out_of_service' };
export type RoomState = Room & {
  /** Who is in it, or whose time it is. */
  booking: BookingRow | undefined;
  state: 'in-use' | 'kept' | 'free' | 'out-of-service';
  next: BookingRow | undefined;
};

/** Who is in each room, whose time it is while nobody is, and who is next; `bookings` in order of time. */
export const roomStatesOf = (rooms: Room[], bookings: BookingRow[], now: string): RoomState[] =>
  rooms.map(room => {
    const own = bookings.filter(booking => booking.room?.id === room.id && isOpen(booking.status));
    const inside = own.find(({ status }) => status === 'in_room');
    const due = own.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
    const booking = inside ?? due;
    const next = own.find(other => other.id !== booking?.id && other.startsAt > now);
    const state = inside ? 'in-use' : due ? 'kept' : 'free';
    return { ...room, booking, next, state: room.status === 'in_service' ? state : 'out-of-service' };
  });

/** The usual next step of a visit, where it may be taken by now. */
export const nextStepOf = ({ status, startsAt }: BookingRow, now: string) => {
  if (isMovable(status)) return 'checkIn' as const;
  if (status === 'arrived') return startsAt <= now ? ('begin' as const) : undefined;
  return status === 'in_room' ? ('complete' as const) : undefined;
};
