import { z } from 'zod';
import { AnswerInstant, ById, Flag, Id, Named, page, paging } from '../scalars.ts';

/** Whose bookings a feed shows. */
export const FeedKind = z.enum(['practitioner', 'room', 'facility']);
export type FeedKind = z.infer<typeof FeedKind>;

/** Shows patients by their initials; without, a booking is only “Booked” (S35). */
const initials = Flag.default(false);

/** A new address at which calendar programs find the bookings of a practitioner, a room or a facility. */
export const NewFeed = z.strictObject({ kind: FeedKind, subjectId: Id, initials });
/** The same for one's own bookings. */
export const NewOwnFeed = z.strictObject({ initials });

export const FeedQuery = z.strictObject(paging);
export const FeedById = ById;

/** A feed as it is listed: never its address. */
export const CalendarFeed = z.object({
  id: z.uuid(),
  kind: FeedKind,
  subject: Named,
  /** The member as whom it is read, and with whose access it ends. */
  owner: Named,
  initials: z.boolean(),
  createdAt: AnswerInstant,
  fetchedAt: AnswerInstant.nullable().default(null),
});
export type CalendarFeed = z.output<typeof CalendarFeed>;
export const FeedPage = page(CalendarFeed);

/** The only answer that holds an address: it is shown once and kept nowhere. */
export const IssuedFeed = z.object({ id: z.uuid(), address: z.url() });
