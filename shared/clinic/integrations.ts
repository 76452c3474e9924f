import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';
import { MailStatus } from './mails.ts';
import { DeliveryStatus, WebhookStatus } from './webhooks.ts';

/** How far back an integration is looked at. */
export const LOOKED_AT_DAYS = 30;

const at = AnswerInstant.nullable();

/** The way that letters of the clinic take. */
const MailState = z.object({
  /** Whether a mail server is set; without one letters stay in the outbox. */
  isSending: z.boolean(),
  waiting: z.int(),
  lastSentAt: at,
  /** The last letter that did not leave at its last try; `fault` is the mail server's code. */
  lastFailure: z.object({ at: AnswerInstant, fault: z.string() }).nullable(),
  /** What became of the last test letter. */
  lastTest: z
    .object({ at: AnswerInstant, status: MailStatus, fault: z.string().nullable().default(null) })
    .nullable(),
});

const FeedState = z.object({ feeds: z.int(), lastFetchedAt: at });

/** What was sent to one of them last, which can be sent again to try it. */
const WebhookTarget = z.object({
  id: z.uuid(),
  name: z.string(),
  status: WebhookStatus,
  last: z
    .object({
      deliveryId: z.uuid(),
      at: AnswerInstant,
      status: DeliveryStatus,
      responseStatus: z.int().nullable(),
      fault: z.string().nullable(),
    })
    .nullable(),
});

const WebhookState = z.object({
  ...{ active: z.int(), paused: z.int(), disabled: z.int() },
  /** Deliveries that were given up, and that were tried in vain and wait to be tried again. */
  ...{ dead: z.int(), inVain: z.int() },
  lastDeliveredAt: at,
  lastFailure: z
    .object({
      at: AnswerInstant,
      webhook: z.string(),
      responseStatus: z.int().nullable(),
      fault: z.string().nullable(),
    })
    .nullable(),
  /** The first of them by name. */
  targets: z.array(WebhookTarget),
});

/** What connects the clinic with other systems, within the last days; null is what the caller may not see (SET-1). */
export const Integrations = z.object({
  mail: MailState.nullable(),
  calendarFeeds: FeedState.nullable(),
  webhooks: WebhookState.nullable(),
});
export type Integrations = z.output<typeof Integrations>;

/** To whom the test letter goes. */
export const TestLetter = z.object({ recipient: z.string() });
