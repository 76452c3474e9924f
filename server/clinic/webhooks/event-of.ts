import { z } from 'zod';
import { stepTimes } from '../../../shared/clinic/bookings.ts';
import type { BookingEventType } from '../../../shared/clinic/webhooks.ts';

/**
 * The fields of a booking that leave the clinic, as the audit names them and as an event does. Ids, times and the status:
 * what else a booking holds is about the patient's health, and is asked for through the API by who may see it.
 */
const told = {
  status: 'status',
  startsAt: 'startsAt',
  endsAt: 'endsAt',
  patient: 'patientId',
  practitioner: 'practitionerId',
  facility: 'facilityId',
  service: 'serviceId',
  room: 'roomId',
  device: 'deviceId',
} as const;
type Told = keyof typeof told;
const toldFields = Object.keys(told) as Told[];

/** Every step's time is looked at as well, to tell a step from one that was taken back. */
const Change = z.object({ from: z.unknown().optional(), to: z.unknown().optional() });

/** An entry of the audit about a booking. */
export const AuditOfBooking = z.object({
  id: z.string(),
  bookingId: z.string(),
  at: z.coerce.date(),
  action: z.string(),
  changes: z.record(z.string(), Change),
});
export type AuditOfBooking = z.output<typeof AuditOfBooking>;

export type BookingState = Record<Told, unknown>;

/** What a booking was like before an entry, when it is known what it was like after. */
export const before = (state: BookingState, { changes }: AuditOfBooking): BookingState => {
  const former = { ...state };
  for (const field of toldFields) if (changes[field]) former[field] = changes[field].from ?? null;
  return former;
};

const where: readonly Told[] = ['startsAt', 'endsAt', 'practitioner', 'facility', 'room', 'device'];

/** What an entry of the audit is called as an event. */
export const typeOf = ({ action, changes }: AuditOfBooking): BookingEventType => {
  if (action === 'CREATE') return 'booking.created';
  if (action === 'DELETE') return 'booking.trashed';
  if (action === 'RESTORE') return 'booking.restored';
  const { status } = changes;
  if (status) {
    const step = z.enum(Object.keys(stepTimes) as (keyof typeof stepTimes)[]).safeParse(status.to).data;
    const isTaken = step !== undefined && changes[stepTimes[step]]?.to != null;
    return isTaken ? `booking.${step}` : 'booking.taken_back';
  }
  return where.some(field => changes[field]) ? 'booking.moved' : 'booking.updated';
};

const named = (fields: [Told, unknown][]) =>
  Object.fromEntries(fields.map(([field, value]) => [told[field], value ?? null]));

/** What is sent, as text: what the booking was like right after it, and of what changed what it was before. */
export const bodyOf = (
  entry: AuditOfBooking,
  { state, sequence }: { state: BookingState; sequence: number },
): string => {
  const changed = toldFields.filter(field => entry.action === 'UPDATE' && entry.changes[field]);
  return JSON.stringify({
    type: typeOf(entry),
    timestamp: entry.at.toISOString(),
    data: {
      bookingId: entry.bookingId,
      sequence,
      ...named(toldFields.map(field => [field, state[field]])),
      previous: named(changed.map(field => [field, entry.changes[field]?.from])),
    },
  });
};
