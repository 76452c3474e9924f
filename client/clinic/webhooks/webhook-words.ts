import type {
  BookingEventType,
  DeliveryStatus,
  WebhookRow,
  WebhookStatus,
} from '../../../shared/clinic/webhooks.ts';

const webhookStatuses = {
  active: { label: 'Active', tone: 'good' },
  paused: { label: 'Paused', tone: 'waiting' },
  disabled: { label: 'Disabled', tone: 'bad' },
} as const satisfies Record<WebhookStatus, { label: string; tone: string }>;

/** What it is set to, or that nothing of late got through: "Active" would be a lie then. */
export const webhookState = ({ status, inVain }: WebhookRow) =>
  status === 'active' && inVain > 0
    ? ({ label: inVain === 1 ? 'Failing: 1 waits' : `Failing: ${inVain} wait`, tone: 'bad' } as const)
    : webhookStatuses[status];

export const deliveryStatuses = {
  queued: { label: 'Waiting', tone: 'waiting' },
  delivered: { label: 'Delivered', tone: 'good' },
  dead: { label: 'Given up', tone: 'bad' },
} as const satisfies Record<DeliveryStatus, { label: string; tone: string }>;

export const eventNames: Record<BookingEventType, string> = {
  'booking.created': 'Booked',
  'booking.moved': 'Moved',
  'booking.updated': 'Edited',
  'booking.confirmed': 'Confirmed',
  'booking.arrived': 'Arrived',
  'booking.in_room': 'In the room',
  'booking.completed': 'Completed',
  'booking.cancelled': 'Cancelled',
  'booking.no_show': 'Did not come',
  'booking.taken_back': 'Step taken back',
  'booking.trashed': 'Moved to trash',
  'booking.restored': 'Restored',
};

const faults: Record<string, string> = {
  redirect: 'It sent MedFlow elsewhere, which is not followed',
  timeout: 'It did not answer in time',
  'no such host': 'There is no server of this name',
  'not a public address': 'Its URL is not a public one',
  'not https': 'Its URL does not begin with https://',
  ECONNREFUSED: 'Nothing listens at its URL',
};

/** How the last try went, in words. */
export const outcomeOf = (fault: string | null, responseStatus: number | null): string => {
  if (fault === 'status') return `It answered ${responseStatus}`;
  if (fault) return faults[fault] ?? `The connection failed (${fault})`;
  return responseStatus ? `It answered ${responseStatus}` : 'Not tried yet';
};
