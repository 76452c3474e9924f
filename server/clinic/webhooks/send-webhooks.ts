import { z } from 'zod';
import { MINUTE } from '../../../shared/durations.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { type Outcome, postTo } from './post-to.ts';
import { settleDelivery } from './settle-delivery.ts';
import { openSecret, signature } from './signing-secret.ts';
import type { Reach } from './target.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** Of one clinic at a time, beside each other: a target that hangs costs ten seconds, and no other clinic more. */
const AT_ONCE = 10;
const HOUR = 60 * MINUTE;

/** How long after each try the next one comes; after the last a delivery is dead, which is a day and half an hour later. */
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 8 * HOUR, 10 * HOUR];
export const TRIES = waits.length + 1;

const due = `select d.id from clinic.webhook_deliveries d
  join clinic.webhooks w on w.tenant_id = d.tenant_id and w.id = d.webhook_id
  where d.status = 'queued' and d.due_at <= ? and w.status = 'active' and w.deleted_at is null
  order by d.due_at, d.id limit ${AT_ONCE} for update of d skip locked`;

interface Claimed {
  id: string;
  attempts: number;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Takes what is due and counts the try before it is made: whoever dies in between leaves it to be tried again, and no two
 * processes have the same one at a time.
 */
const claim = (planes: Planes, tenantId: string, now: number): Promise<Claimed[]> =>
  asActor(planes, systemActor(tenantId, 'webhooks.send'), async em => {
    const ids = await inClinic(em, z.object({ id: z.string() }), due, [new Date(now)]);
    const deliveries = await em.find(
      WebhookDelivery,
      { id: { $in: ids.map(({ id }) => id) } },
      { populate: ['webhook', 'event'], orderBy: { dueAt: 1, id: 1 } },
    );
    return deliveries.map(delivery => {
      delivery.attempts += 1;
      delivery.dueAt = new Date(now + (waits[delivery.attempts - 1] ?? HOUR));
      const { id, attempts, isReplay } = delivery;
      const event = delivery.event.$;
      const webhook = delivery.webhook.$;
      const headers = headersOf(webhook, event, { secrets: secretsOf(planes.webhookKey, webhook, now), now });
      const replay: Record<string, string> = isReplay ? { 'webhook-replay': 'true' } : {};
      return { id, attempts, url: webhook.url, headers: { ...headers, ...replay }, body: event.body };
    });
  });

/** The one in use, and the former one while the target changes over. */
const secretsOf = (key: Buffer, webhook: Webhook, now: number): string[] => {
  const { sealedSecret, formerSecret, formerSecretUntil } = webhook;
  const former = formerSecret && formerSecretUntil && +formerSecretUntil > now ? [formerSecret] : [];
  return [sealedSecret, ...former].map(sealed => openSecret(key, webhook, sealed));
};

/** Id and body stay what they were; time and signature are of this try (S44). */
const headersOf = (
  { id: webhookId }: Webhook,
  { id, body }: { id: string; body: string },
  { secrets, now }: { secrets: string[]; now: number },
): Record<string, string> => {
  const timestamp = Math.floor(now / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': `${timestamp}`,
    'webhook-signature': secrets.map(secret => signature(secret, id, timestamp, body)).join(' '),
    'user-agent': `MedFlow-Webhooks (${webhookId})`,
  };
};

/** Where something is due. */
export const deliveries = (now = Date.now()): WorkToFind => ['clinics_with_deliveries', new Date(now)];

/** Sends the next deliveries of a clinic that are due; answers whether there may be more. */
export const sendSomeWebhooks = async (
  planes: Planes,
  clinic: { id: string },
  { now = Date.now(), ...reach }: Reach & { now?: number; timeoutMs?: number },
): Promise<boolean> => {
  const claimed = await claim(planes, clinic.id, now);
  await Promise.all(
    claimed.map(async ({ id, attempts, ...message }) => {
      const outcome: Outcome = await postTo(message, reach, reach.timeoutMs);
      await settleDelivery(planes, clinic.id, id, { outcome, isLast: attempts >= TRIES, now });
    }),
  );
  return claimed.length === AT_ONCE;
};
