import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Flag, Id, Line, page, paging, recordFields, Text, Version } from '../scalars.ts';

/** What can happen to a booking; every change of one is exactly one of these. */
export const BookingEventType = z.enum([
  'booking.created',
  'booking.moved',
  'booking.updated',
  'booking.confirmed',
  'booking.arrived',
  'booking.in_room',
  'booking.completed',
  'booking.cancelled',
  'booking.no_show',
  'booking.taken_back',
  'booking.trashed',
  'booking.restored',
]);
export type BookingEventType = z.infer<typeof BookingEventType>;

/** That a report was written, with its counts, which name nobody (OPS-10). */
export const ReportEventType = z.enum(['report.daily', 'report.weekly']);
export type ReportEventType = z.infer<typeof ReportEventType>;

export const WebhookEventType = z.enum([...BookingEventType.options, ...ReportEventType.options]);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

/** `paused` keeps what happens until it goes on; `disabled` hears of nothing. */
export const WebhookStatus = z.enum(['active', 'paused', 'disabled']);
export type WebhookStatus = z.infer<typeof WebhookStatus>;

const isAddress = (text: string): boolean => {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.hash) return false;
  return url.protocol === 'https:' || url.protocol === 'http:';
};

const fields = {
  name: Line(120),
  /** Where events are posted to; https, but for the machine that a developer works at. */
  url: Text(2000).refine(isAddress, t('Please enter a URL such as https://www.example.com/medflow.')),
  events: z
    .array(WebhookEventType)
    .min(1, t('Please choose at least one event.'))
    .max(WebhookEventType.options.length)
    .transform(events => [...new Set(events)]),
};

export const NewWebhook = z.strictObject(fields);
export const WebhookChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
});
export const WebhookQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });

export const Webhook = z.object({
  ...recordFields,
  name: z.string(),
  url: z.string(),
  events: z.array(WebhookEventType),
  status: WebhookStatus,
  /** Why MedFlow itself disabled it; null where a person did. */
  disabledReason: z.string().nullable().default(null),
});
export type Webhook = z.output<typeof Webhook>;

/** A webhook with how many deliveries were tried in vain and wait to be tried again. */
export const WebhookRow = Webhook.extend({ inVain: z.int() });
export type WebhookRow = z.output<typeof WebhookRow>;
export const WebhookPage = page(WebhookRow);

/** The only answers that hold the secret. */
export const NewWebhookAnswer = Webhook.extend({ secret: z.string() });
export const WebhookSecret = z.object({ id: z.uuid(), secret: z.string() });
export const Disabled = z.object({ disabled: z.int() });

export const DeliveryStatus = z.enum(['queued', 'delivered', 'dead']);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

export const DeliveryQuery = z.strictObject({
  ...paging,
  webhookId: Id.optional(),
  status: DeliveryStatus.optional(),
});

export const WebhookDelivery = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  eventId: z.uuid(),
  at: AnswerInstant,
  type: WebhookEventType,
  status: DeliveryStatus,
  attempts: z.int(),
  /** When it is tried next, while it is queued. */
  dueAt: AnswerInstant,
  settledAt: AnswerInstant.nullable().default(null),
  /** What the target answered the last time, such as 503; null where it did not. */
  responseStatus: z.int().nullable().default(null),
  /** Why the last try failed: a word such as `timeout`, never what the target said. */
  fault: z.string().nullable().default(null),
});
export type WebhookDelivery = z.output<typeof WebhookDelivery>;
export const DeliveryPage = page(WebhookDelivery);

export const DeadOf = z.strictObject({ webhookId: Id });
export const Replayed = z.object({ replayed: z.int() });
