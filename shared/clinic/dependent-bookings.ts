import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Id, Named, Text } from '../scalars.ts';
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

/** What was done to bookings in one step, and by which name it is taken back; null where there were none. */
export const StepOfAll = z.object({ count: z.int(), step: z.string().nullable() });
export type StepOfAll = z.output<typeof StepOfAll>;

/** Takes back all that such a step did. */
export const TakeBackAll = z.strictObject({
  step: z.string().regex(/^\d{1,19}$/, t('This is no step that can be taken back.')),
  despite: Despite.optional(),
});

/** How many were put back, and which were not, each with why. */
export const TakenBackAll = z.object({
  count: z.int(),
  left: z.array(z.object({ id: z.uuid(), patient: Named, startsAt: AnswerInstant, sentence: z.string() })),
});
export type TakenBackAll = z.output<typeof TakenBackAll>;
