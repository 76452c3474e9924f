import { z } from 'zod';
import { AnswerInstant, Clock, Flag } from '../scalars.ts';
import { isNamed } from './patients.ts';
import { Contact, named, visitorFields } from './public-booking.ts';
import { daysInOrder, hoursInOrder, whatFields, whenFields } from './waiting-list.ts';

const visitor = { ...whenFields, weekdays: whenFields.weekdays.default([]), ...visitorFields };

/** The form of a visitor who waits. */
export const WaitingVisitor = z
  .strictObject(visitor)
  .refine(isNamed, named)
  .refine(daysInOrder.check, daysInOrder.error)
  .refine(hoursInOrder.check, hoursInOrder.error);

/** What a visitor waits for, as far as the desk's waiting list knows it; without practitioner or place, any. */
export const PublicWish = z
  .strictObject({ ...whatFields, ...visitor })
  .refine(isNamed, named)
  .refine(daysInOrder.check, daysInOrder.error)
  .refine(hoursInOrder.check, hoursInOrder.error);

/** The answer to it, whoever asks: until when its link can be used for the first time. */
export const PublicWishAnswer = z.object({ keptUntil: AnswerInstant });

/** What became of it, as its link shows it. */
export const WishState = z.enum(['unconfirmed', 'waiting', 'listed', 'booked', 'declined', 'closed', 'over']);

/** One's own wish: what is waited for, and nothing of what was typed about whoever waits, nor of others who do (D6, D19). */
export const OwnWish = z.object({
  version: z.int(),
  state: WishState,
  clinic: Contact,
  service: z.string(),
  practitioner: z.string().nullable(),
  facility: z.string().nullable(),
  earliest: z.string(),
  latest: z.string(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
  weekdays: z.array(z.int()),
  clock: Clock,
  locale: z.string(),
  can: z.object({ confirm: Flag, disown: Flag, close: Flag }),
});
export type OwnWish = z.output<typeof OwnWish>;
