import { z } from 'zod';
import type { Permission } from '../permissions.ts';
import { AnswerInstant, Instant, page, paging } from '../scalars.ts';

/** What happens in a clinic that concerns one of its members. */
export const NotificationKind = z.enum([
  ...(['request_received', 'wait_asked', 'message_received'] as const),
  ...(['task_given', 'request_given', 'request_asked'] as const),
  ...(['announcement_published', 'webhook_failing'] as const),
  ...(['booking_made', 'booking_moved', 'booking_cancelled', 'booking_restored'] as const),
  ...(['export_ready', 'export_failed', 'import_done', 'import_failed'] as const),
  ...(['compliance_expiring', 'compliance_expired'] as const),
]);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** Whoever may not do this is told nothing of the kind. */
export const neededFor: Record<NotificationKind, Permission> = {
  ...{ request_received: 'bookings:write', wait_asked: 'bookings:write' },
  message_received: 'messages:read',
  task_given: 'tasks:read',
  ...{ request_given: 'requests:read', request_asked: 'requests:write' },
  announcement_published: 'announcements:read',
  webhook_failing: 'webhooks:read',
  ...{ booking_made: 'bookings:read', booking_moved: 'bookings:read' },
  ...{ booking_cancelled: 'bookings:read', booking_restored: 'bookings:read' },
  ...{ export_ready: 'exports:read', export_failed: 'exports:read' },
  ...{ import_done: 'patients:import', import_failed: 'patients:import' },
  // Whoever has it is told as well.
  ...{ compliance_expiring: 'compliance:own', compliance_expired: 'compliance:own' },
};

const Kinds = z.array(NotificationKind).max(NotificationKind.options.length);

/** How a member is told: of which kinds the bell says nothing, and of which a letter tells as well. */
export const NotificationChoice = z.strictObject({
  hidden: Kinds,
  mailed: Kinds,
  /** Whether they want a letter each morning of how the day begins. */
  dailyReport: z.boolean().default(false),
});
export type NotificationChoice = z.output<typeof NotificationChoice>;

/** Whoever chose nothing finds everything under the bell, and gets no letter. */
export const defaultChoice: NotificationChoice = { hidden: [], mailed: [], dailyReport: false };

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
  /** The record it is about, of a message the patient who wrote; of several that one step changed, the earliest. */
  recordId: z.uuid(),
  /** How many records the one step changed, such as the bookings of a series. */
  count: z.int(),
  /** When the booking, or what was asked for, begins. */
  startsAt: AnswerInstant.nullable(),
  /** Of an announcement, a webhook or what expires, or of the list that was exported. */
  name: z.string().nullable(),
  isUnread: z.boolean(),
});
export type Notification = z.output<typeof Notification>;
export const NotificationPage = page(Notification);

/** One more than `MOST_UNREAD` stands for any number above it. */
export const UnreadCount = z.object({ unread: z.int() });

/** Everything up to the newest that somebody has seen; what came meanwhile stays unread. */
export const SeenUntil = z.strictObject({ until: Instant });
