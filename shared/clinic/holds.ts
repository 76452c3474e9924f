import { z } from 'zod';
import { AnswerInstant, Count, Id, Instant } from '../scalars.ts';

/** Keeps a time while somebody decides, for some minutes; the answer is what a booking then takes over as `holdId`. */
export const NewHold = z.strictObject({
  patientId: Id.optional(),
  serviceId: Id,
  practitionerId: Id,
  facilityId: Id,
  startsAt: Instant,
  /** How long it is kept at most. */
  minutes: Count(1, 30).default(5),
});
export const Hold = z.object({
  id: z.uuid(),
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  expiresAt: AnswerInstant,
});
