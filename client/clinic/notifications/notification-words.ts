import { linkOptions } from '@tanstack/react-router';
import type { Notification, NotificationKind } from '../../../shared/clinic/notifications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { listNames } from '../list-exports/list-names.ts';

type Told = Pick<Notification, 'count' | 'name'>;

const lists: Record<string, string> = listNames;
const listOf = ({ name }: Told): string => lists[name ?? ''] ?? t('List');

const sentences: Record<NotificationKind, (told: Told) => string> = {
  request_received: () => t('Somebody asks for an appointment'),
  wait_asked: () => t('Somebody wants to wait for a time'),
  message_received: () => t('A patient wrote a message'),
  task_given: () => t('A task was given to you'),
  request_given: () => t('A request of a patient was given to you'),
  request_asked: () => t('A patient asks for something in the portal'),
  announcement_published: ({ name }) => t('Announcement: {title}', { title: name ?? '' }),
  webhook_failing: ({ name }) => t('The webhook {name} is failing', { name: name ?? '' }),
  booking_made: ({ count }) =>
    t('{count, plural, one {A booking was made for you} other {# bookings were made for you}}', { count }),
  booking_moved: ({ count }) =>
    t('{count, plural, one {A booking of yours was moved} other {# bookings of yours were moved}}', {
      count,
    }),
  booking_cancelled: ({ count }) =>
    t('{count, plural, one {A booking of yours was cancelled} other {# bookings of yours were cancelled}}', {
      count,
    }),
  booking_restored: ({ count }) =>
    t(
      '{count, plural, one {A cancelled booking of yours is on again} other {# cancelled bookings of yours are on again}}',
      { count },
    ),
  export_ready: told => t('Your export is ready: {list}', { list: listOf(told) }),
  export_failed: told => t('Your export could not be written: {list}', { list: listOf(told) }),
  import_done: () => t('Your import of patients is done'),
  import_failed: () => t('Your import of patients did not go through'),
  compliance_expiring: ({ name }) => t('Expires soon: {title}', { title: name ?? '' }),
  compliance_expired: ({ name }) => t('Has expired: {title}', { title: name ?? '' }),
};

/** What happened, in a sentence that names no patient. */
export const sentenceOf = (notification: Notification): string => sentences[notification.kind](notification);

const toBooking = (bookingId: string) => linkOptions({ to: '/', search: { bookingId } });
const toExports = () => linkOptions({ to: '/exports' });
const toImport = (importId: string) =>
  linkOptions({ to: '/patients/import/$importId', params: { importId } });

const toRequest = (open: string) => linkOptions({ to: '/service-requests', search: { open } });
const toCompliance = (open: string) => linkOptions({ to: '/compliance', search: { open } });

const places = {
  request_received: (requestId: string) => linkOptions({ to: '/booking-requests', search: { requestId } }),
  wait_asked: () => linkOptions({ to: '/waiting-list' }),
  message_received: (patientId: string) =>
    linkOptions({ to: '/patients/$patientId', params: { patientId }, search: { tab: 'messages' } }),
  task_given: (open: string) => linkOptions({ to: '/tasks', search: { open } }),
  ...{ request_given: toRequest, request_asked: toRequest },
  announcement_published: () => linkOptions({ to: '/' }),
  webhook_failing: () => linkOptions({ to: '/webhooks' }),
  ...{ export_ready: toExports, export_failed: toExports },
  ...{ import_done: toImport, import_failed: toImport },
  ...{ compliance_expiring: toCompliance, compliance_expired: toCompliance },
  ...{ booking_made: toBooking, booking_moved: toBooking },
  ...{ booking_cancelled: toBooking, booking_restored: toBooking },
} satisfies Record<NotificationKind, unknown>;

/** Where more is told of it. */
export const placeOf = ({ kind, recordId }: Notification) => places[kind](recordId);
