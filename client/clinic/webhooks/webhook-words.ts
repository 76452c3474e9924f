import type {
  DeliveryStatus,
  WebhookEventType,
  WebhookRow,
  WebhookStatus,
} from '../../../shared/clinic/webhooks.ts';
import { t } from '../../../shared/i18n/translate.ts';

const webhookStatuses = {
  active: { label: t('Active'), tone: 'good' },
  paused: { label: t('Paused'), tone: 'waiting' },
  disabled: { label: t('Disabled'), tone: 'bad' },
} as const satisfies Record<WebhookStatus, { label: string; tone: string }>;

/** What it is set to, or that nothing of late got through: "Active" would be a lie then. */
export const webhookState = ({ status, inVain }: WebhookRow) =>
  status === 'active' && inVain > 0
    ? ({
        label: t('{count, plural, one {Failing: # waits} other {Failing: # wait}}', { count: inVain }),
        tone: 'bad',
      } as const)
    : webhookStatuses[status];

export const deliveryStatuses = {
  queued: { label: t('Waiting'), tone: 'waiting' },
  delivered: { label: t('Delivered'), tone: 'good' },
  dead: { label: t('Given up'), tone: 'bad' },
} as const satisfies Record<DeliveryStatus, { label: string; tone: string }>;

export const eventNames: Record<WebhookEventType, string> = {
  'booking.created': t('Booked'),
  'booking.moved': t('Moved'),
  'booking.updated': t('Edited'),
  'booking.confirmed': t('Confirmed'),
  'booking.arrived': t('Arrived'),
  'booking.in_room': t('In the room'),
  'booking.completed': t('Completed'),
  'booking.cancelled': t('Cancelled'),
  'booking.no_show': t('Did not come'),
  'booking.taken_back': t('Step taken back'),
  'booking.trashed': t('Moved to trash'),
  'booking.restored': t('Restored'),
  'report.daily': t('Report of the morning'),
  'report.weekly': t('Report of the week'),
};

const faults: Record<string, string> = {
  redirect: t('It sent MedFlow elsewhere, which is not followed'),
  timeout: t('It did not answer in time'),
  'no such host': t('There is no server of this name'),
  'not a public address': t('Its URL is not a public one'),
  'not https': t('Its URL does not begin with https://'),
  ECONNREFUSED: t('Nothing listens at its URL'),
};

/** How the last try went, in words. */
export const outcomeOf = (fault: string | null, responseStatus: number | null): string => {
  if (fault && fault !== 'status') return faults[fault] ?? t('The connection failed ({fault})', { fault });
  return responseStatus ? t('It answered {status}', { status: responseStatus }) : t('Not tried yet');
};
