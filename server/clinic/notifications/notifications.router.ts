import {
  NotificationPage,
  NotificationQuery,
  SeenUntil,
  UnreadCount,
} from '../../../shared/clinic/notifications.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import type { Permitted } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { keepOwn, ownPreferences } from '../preferences/own-preferences.ts';
import { countUnread, listNews } from './read-news.ts';

const readerIn = ({ em, caller }: { em: ClinicEm; caller: Permitted }) => ({
  em,
  may: (permission: Permission) => isPermitted(caller, permission),
});

/** What happened in the clinic that concerns whoever asks. */
export const notifications = router({
  list: allowed('preferences:own', 'GET /notifications', NotificationQuery, NotificationPage).query(
    ({ ctx, input }) => listNews(readerIn(ctx), input),
  ),

  count: allowed('preferences:own', 'GET /notification-count', Nothing, UnreadCount).query(({ ctx }) =>
    countUnread(readerIn(ctx)),
  ),

  /** Marks as read what happened until then; nothing that was read becomes unread by it. */
  markRead: allowed('preferences:own', 'POST /notifications/mark-read', SeenUntil, Done, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const before = (await ownPreferences(em))?.seenUntil;
    const until = new Date(Math.min(+input.until, Date.now()));
    if (!before || before < until) await keepOwn(em, { seenUntil: until });
    return { done: true as const };
  }),
});
