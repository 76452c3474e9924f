import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';

/** A browser in which somebody is signed in. */
const OpenSession = z.object({
  id: z.uuid(),
  /** The one that asks. */
  isThis: z.boolean(),
  /** Name of the clinic; null for the choice of clinics and the operators' console. */
  clinic: z.string().nullable(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  signedInAt: AnswerInstant,
  /** To the minute. */
  lastSeenAt: AnswerInstant,
});

/** The live sessions of one person, the latest first; more than a hundred nobody has. */
export const OpenSessions = z.object({ items: z.array(OpenSession) });
export type OpenSessions = z.output<typeof OpenSessions>;
