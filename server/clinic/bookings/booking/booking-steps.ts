import { type BookingStatus, type StepStatus, stepTimes } from '../../../../shared/clinic/bookings.ts';
import { Refusal } from '../../../errors.ts';

/** As much of a booking as tells which steps it has taken. */
type Taken = { [Time in (typeof stepTimes)[StepStatus]]?: Date | null | undefined };
type Columns = Record<(typeof stepTimes)[StepStatus] | 'status' | 'startsAt', { toString(): string }>;

/** Which status may follow which; what is not listed is refused. */
const follows: Record<StepStatus, readonly BookingStatus[]> = {
  confirmed: ['pending'],
  arrived: ['pending', 'confirmed'],
  in_room: ['arrived'],
  completed: ['arrived', 'in_room'],
  cancelled: ['pending', 'confirmed', 'arrived'],
  no_show: ['pending', 'confirmed'],
};

/** Steps that make no sense before the time that was booked; patients may come early, but nobody is seen or missed then. */
const notBeforeStart: readonly StepStatus[] = ['in_room', 'completed', 'no_show'];

const latestFirst = Object.entries(stepTimes).toReversed() as [StepStatus, keyof Taken][];

/** What the last step that was taken made of a booking. */
export const lastStep = (taken: Taken): BookingStatus =>
  latestFirst.find(([, time]) => taken[time])?.[0] ?? 'pending';

/** When a step is taken: now, or with the step before it where another server's clock was ahead. Throws where it may not be. */
export const timeOfStep = (
  booking: Taken & { status: BookingStatus; startsAt: Date },
  to: StepStatus,
  now: Date,
): Date => {
  if (!follows[to].includes(booking.status))
    throw new Refusal(
      'A booking that is {status, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{status}}} cannot be {to, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{to}}}.',
      { status: booking.status, to },
    );
  if (notBeforeStart.includes(to) && booking.startsAt > now)
    throw new Refusal(
      'A booking can be {to, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{to}}} once its time has come.',
      { to },
    );
  return new Date(Math.max(+now, ...latestFirst.map(([, time]) => +(booking[time] ?? 0))));
};

/** In SQL: the status is what `lastStep` says. */
export const statusIsLastStep = (b: Columns): string =>
  `${b.status} = case ${latestFirst
    .map(([status, time]) => `when ${b[time]} is not null then '${status}'`)
    .join(' ')} else 'pending' end`;

/** In SQL: nobody is seen who did not arrive, no visit ends twice, and no step lies before the one it follows. */
export const stepsInOrder = (b: Columns): string =>
  [
    `(${b.arrivedAt} is not null or ${b.inRoomAt} is null and ${b.completedAt} is null)`,
    `num_nonnulls(${b.completedAt}, ${b.cancelledAt}, ${b.noShowAt}) <= 1`,
    `(${b.cancelledAt} is null or ${b.inRoomAt} is null)`,
    `(${b.noShowAt} is null or ${b.arrivedAt} is null)`,
    ...Object.entries(follows).flatMap(([status, before]) =>
      before
        .filter(former => former !== 'pending')
        .map(former => `${b[stepTimes[former]]} <= ${b[stepTimes[status as StepStatus]]}`),
    ),
  ].join(' and ');

/** In SQL: what makes no sense before the time that was booked lies after it. */
export const inTime = (b: Columns): string =>
  notBeforeStart.map(status => `${b.startsAt} <= ${b[stepTimes[status]]}`).join(' and ');
