import { z } from 'zod';
import { AnswerInstant, Instant, page, paging } from '../scalars.ts';

/** What happens in a clinic that concerns one of its members. */
export const NotificationKind = z.enum([
  ...(['request_received', 'announcement_published', 'webhook_failing'] as const),
  ...(['booking_made', 'booking_moved', 'booking_cancelled', 'booking_restored'] as const),
  ...(['export_ready', 'export_failed', 'import_done', 'import_failed'] as const),
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** For so many days is told what happened; who was away for longer looks at the records themselves. */
export const NEWS_DAYS = 30;

/** More than this is told as "more than". */
export const MOST_UNREAD = 99;

export const NotificationQuery = z.strictObject(paging);

/** Told of no patient: whoever wants to know more opens the record. */
export const Notification = z.object({
  id: z.string(),
  kind: NotificationKind,
  at: AnswerInstant,
  /** The record it is about; of several that one step changed, the earliest. */
  recordId: z.uuid(),
  /** How many records the one step changed, such as the bookings of a series. */
  count: z.int(),
  /** When the booking, or what was asked for, begins. */
  startsAt: AnswerInstant.nullable(),
  /** Of an announcement or a webhook, or of the list that was exported. */
  name: z.string().nullable(),
  isUnread: z.boolean(),
});
export type Notification = z.output<typeof Notification>;
export const NotificationPage = page(Notification);

/** One more than `MOST_UNREAD` stands for any number above it. */
export const UnreadCount = z.object({ unread: z.int() });

/** Everything up to the newest that somebody has seen; what came meanwhile stays unread. */
export const SeenUntil = z.strictObject({ until: Instant });
