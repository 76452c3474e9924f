import type { BookingStatus } from '../../../shared/clinic/bookings.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { Booking } from '../../clinic/bookings/booking/booking.entity.ts';
import type { PlannedBooking } from './appointments.ts';
import { someone } from './people.ts';
import { asMember, batches, type Workplace } from './workplace.ts';

/** How a booking comes to be what it is. */
const ways: Record<BookingStatus, BookingStatus[]> = {
  pending: ['pending'],
  confirmed: ['pending', 'confirmed'],
  arrived: ['pending', 'confirmed', 'arrived'],
  in_room: ['pending', 'confirmed', 'arrived', 'in_room'],
  completed: ['pending', 'confirmed', 'arrived', 'in_room', 'completed'],
  cancelled: ['pending', 'confirmed', 'cancelled'],
  no_show: ['pending', 'confirmed', 'no_show'],
};

const steps: Partial<
  Record<BookingStatus, [procedure: string, act: (booking: Booking, plan: PlannedBooking, at: Date) => void]>
> = {
  confirmed: ['bookings.confirm', (booking, _, at) => booking.confirm(at)],
  arrived: ['bookings.checkIn', (booking, _, at) => booking.checkIn(at)],
  in_room: ['bookings.begin', (booking, _, at) => booking.begin(at)],
  completed: ['bookings.complete', (booking, _, at) => booking.complete(at)],
  cancelled: [
    'bookings.cancel',
    (booking, { cancellationReason }, at) => booking.cancel(cancellationReason ?? '', at),
  ],
  no_show: ['bookings.markNoShow', (booking, _, at) => booking.markNoShow(at)],
};

/** When a step of an appointment was probably taken, and never in the future. */
const timeOf = (status: BookingStatus, { startsAt, endsAt, bookedAt }: PlannedBooking, now: Date): Date => {
  const at = {
    pending: +bookedAt,
    confirmed: (+bookedAt + +startsAt) / 2,
    arrived: +startsAt - 6 * MINUTE,
    in_room: +startsAt + MINUTE,
    completed: +endsAt,
    cancelled: (+bookedAt + 3 * +startsAt) / 4,
    no_show: +startsAt + 15 * MINUTE,
  }[status];
  return new Date(Math.min(at, +now));
};

/** Leads a booking that is only now entered through everything that happened to it since it was made. */
export const catchUp = (booking: Booking, plan: PlannedBooking, now: Date): void => {
  for (const status of ways[plan.status]) steps[status]?.[1](booking, plan, timeOf(status, plan, now));
};

/** Leads bookings to the status they should have by now, one audited step after the other, as the people who take it. */
export const bringToDate = async (workplace: Workplace, planned: PlannedBooking[]): Promise<void> => {
  for (const [status, [procedure, act]] of Object.entries(steps) as [
    BookingStatus,
    NonNullable<(typeof steps)[BookingStatus]>,
  ][]) {
    const concerned = planned.filter(booking => ways[booking.status].includes(status));
    const inRoom = status === 'in_room' || status === 'completed';
    const actorOf = (booking: PlannedBooking) =>
      inRoom ? booking.practitionerId : someone(workplace.blueprint, 'staff');
    for (const [actor, own] of batches(concerned, actorOf)) {
      const plans = new Map(own.map(plan => [plan.id, plan]));
      await asMember(workplace, actor, procedure, async em => {
        for (const booking of await em.find(Booking, { id: { $in: [...plans.keys()] } })) {
          const plan = plans.get(booking.id);
          // Someone may have decided otherwise meanwhile: only a booking that waits for this very step takes it.
          if (plan && isNext(ways[plan.status], booking.status, status))
            act(booking, plan, timeOf(status, plan, workplace.now));
        }
      });
    }
  }
};

const isNext = (way: BookingStatus[], from: BookingStatus, to: BookingStatus): boolean =>
  way.includes(from) && way.indexOf(to) === way.indexOf(from) + 1;
