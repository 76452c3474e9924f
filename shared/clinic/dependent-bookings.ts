import { z } from 'zod';
import { AnswerInstant, Id, Text } from '../scalars.ts';
import { Despite } from './bookings.ts';

/** What a booking hangs on. */
export const Pillar = z.enum(['practitioner', 'patient', 'facility', 'service', 'room', 'device']);
export type Pillar = z.infer<typeof Pillar>;

export const PillarOfBookings = z.strictObject({ kind: Pillar, id: Id });

/** How many bookings are to come, and when the first and the last of them begin. */
export const BookingsToCome = z.object({
  count: z.int(),
  first: AnswerInstant.nullable(),
  last: AnswerInstant.nullable(),
});

/** All bookings to come of a practitioner are given to another one. */
export const HandOver = z.strictObject({ practitionerId: Id, successorId: Id, despite: Despite.optional() });

/** All bookings to come that hang on one record are cancelled. */
export const CancellationOfAll = z.strictObject({ kind: Pillar, id: Id, reason: Text(500) });

/** How many bookings it was done to. */
export const Counted = z.object({ count: z.int() });
