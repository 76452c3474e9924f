import { z } from 'zod';
import { type BookingStatus, occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import type { NoticeKind } from './patient-notice.entity.ts';

const moved = z.object({ from: z.unknown() }).optional();

/** An entry of the audit about a booking, as much of it as patients hear of. */
export const BookingEntry = z.object({
  bookingId: z.string(),
  at: z.coerce.date(),
  action: z.string(),
  changes: z.object({ status: moved, startsAt: moved, facility: moved, practitioner: moved }),
});
export type BookingEntry = z.output<typeof BookingEntry>;

interface Now {
  status: BookingStatus;
  startsAt: Date;
  deletedAt?: Date | null | undefined;
  facility: { id: string };
  practitioner: { id: string };
}

/** Whether the patient is expected. */
export const isStanding = (status: unknown): boolean =>
  (occupyingStatuses as readonly unknown[]).includes(status);

/** What the first of these entries that touched the field says it was before. */
const before = (entries: BookingEntry[], field: keyof BookingEntry['changes'], now: unknown): unknown => {
  const entry = entries.find(({ changes }) => changes[field]);
  return entry ? entry.changes[field]?.from : now;
};

/**
 * What a patient is to be told of all that happened to a booking since they heard of it last, the oldest entry first: one
 * letter for several changes, and none where the last of them put back what the first one changed (S25).
 */
export const changeToTell = (
  entries: BookingEntry[],
  booking: Now,
): { kind: Exclude<NoticeKind, 'reminder'>; before?: Date } => {
  const [first] = entries;
  const wasThere = first?.action !== 'CREATE' && first?.action !== 'RESTORE';
  const stood = wasThere && isStanding(before(entries, 'status', booking.status));
  const stands = isStanding(booking.status) && !booking.deletedAt;
  if (!stood && stands) return { kind: 'booked' };
  if (stood && !stands)
    return { kind: booking.deletedAt || booking.status === 'cancelled' ? 'cancelled' : 'nothing' };
  if (!stands) return { kind: 'nothing' };
  const startedAt = new Date(String(before(entries, 'startsAt', booking.startsAt.toISOString())));
  const isElsewhere =
    before(entries, 'facility', booking.facility.id) !== booking.facility.id ||
    before(entries, 'practitioner', booking.practitioner.id) !== booking.practitioner.id;
  if (+startedAt === +booking.startsAt && !isElsewhere) return { kind: 'nothing' };
  return { kind: 'moved', before: startedAt };
};
