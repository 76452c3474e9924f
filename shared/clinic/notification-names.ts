import { t } from '../i18n/translate.ts';
import type { NotificationKind } from './notifications.ts';

/** What a kind of notification is called, where a member chooses it and in the letter that counts it. */
export const notificationNames: Record<NotificationKind, () => string> = {
  booking_made: () => t('Bookings made for you'),
  booking_moved: () => t('Bookings of yours that were moved'),
  booking_cancelled: () => t('Bookings of yours that were cancelled'),
  booking_restored: () => t('Cancelled bookings of yours that are on again'),
  request_received: () => t('Requests for appointments'),
  wait_asked: () => t('Who wants to wait for a time'),
  message_received: () => t('Messages of patients'),
  task_given: () => t('Tasks given to you'),
  request_given: () => t('Requests of patients given to you'),
  request_asked: () => t('Requests of patients in the portal'),
  announcement_published: () => t('Announcements'),
  export_ready: () => t('Exports of yours that are ready'),
  export_failed: () => t('Exports of yours that failed'),
  import_done: () => t('Imports of yours that are done'),
  import_failed: () => t('Imports of yours that failed'),
  webhook_failing: () => t('Webhooks that fail'),
  compliance_expiring: () => t('Licences and the like that expire soon'),
  compliance_expired: () => t('Licences and the like that have expired'),
};
