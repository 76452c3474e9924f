import { z } from 'zod';
import { MINUTE } from '../../../shared/durations.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { inTurn } from '../../data/caches/in-turn.ts';
import { firstLanguage } from '../../data/language/in-language.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { onTrail, workTrail } from '../../work-trail.ts';
import { clinicSigningKey } from '../profile/clinic-secret.ts';
import { inLanes } from './in-lanes.ts';
import { postTo } from './post-to.ts';
import { settleDeliveries } from './settle-deliveries.ts';
import { signature, signingKey } from './signing-secret.ts';
import type { Reach } from './target.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** So many clinics are sent for beside each other … */
const CLINICS = 16;
/** … so many webhooks of each … */
const WEBHOOKS = 4;
/** … and deliveries of each. */
export const DELIVERIES = 10;
const HOUR = 60 * MINUTE;

/** How long after each try the next one comes; after the last a delivery is dead, which is a day and half an hour later. */
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 8 * HOUR, 10 * HOUR];
export const TRIES = waits.length + 1;

const due = `from clinic.webhook_deliveries d
  join clinic.webhooks w on w.tenant_id = d.tenant_id and w.id = d.webhook_id
  where d.status = 'queued' and d.due_at <= ? and w.status = 'active' and w.deleted_at is null`;
const webhooksDue = `select distinct w.id ${due} order by 1`;
const deliveriesDue = `select d.id ${due} and w.id = ? order by d.due_at, d.id limit ${DELIVERIES} for update of d skip locked`;

const Id = z.object({ id: z.string() });

interface Claimed {
  id: string;
  attempts: number;
  url: string;
  headers: Record<string, string>;
  body: string;
}

interface Target {
  tenantId: string;
  webhookId: string;
  /** What signs for the whole clinic, if it made a secret. */
  clinicKey: Buffer | null;
}

/**
 * Takes what is due to a webhook and counts the try before it is made: whoever dies in between leaves it to be tried again,
 * and no two processes have the same one at a time.
 */
const claim = (planes: Planes, { tenantId, webhookId, clinicKey }: Target, now: number): Promise<Claimed[]> =>
  asActor(planes, systemActor(tenantId, 'webhooks.send'), async em => {
    const ids = await inClinic(em, Id, deliveriesDue, [new Date(now), webhookId]);
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
      const keys = [...keysOf(planes.webhookKey, webhook, now), ...(clinicKey ? [clinicKey] : [])];
      const headers = headersOf(webhook, event, { keys, now });
      const replay: Record<string, string> = isReplay ? { 'webhook-replay': 'true' } : {};
      return { id, attempts, url: webhook.url, headers: { ...headers, ...replay }, body: event.body };
    });
  });

/** Of the secret in use, and of the former one while the target changes over. */
const keysOf = (key: Buffer, webhook: Webhook, now: number): Buffer[] => {
  const { sealedSecret, formerSecret, formerSecretUntil } = webhook;
  const former = formerSecret && formerSecretUntil && +formerSecretUntil > now ? [formerSecret] : [];
  return [sealedSecret, ...former].map(sealed => signingKey(key, webhook, sealed));
};

/** Id and body stay what they were; time and signature are of this try (S44). */
const headersOf = (
  { id: webhookId }: Webhook,
  { id, body }: { id: string; body: string },
  { keys, now }: { keys: Buffer[]; now: number },
): Record<string, string> => {
  const timestamp = Math.floor(now / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': `${timestamp}`,
    'webhook-signature': keys.map(key => signature(key, id, timestamp, body)).join(' '),
    'user-agent': `MedFlow-Webhooks (${webhookId})`,
  };
};

/** Where something is due. */
export const deliveries = (now = Date.now()): WorkToFind => ['clinics_with_deliveries', new Date(now)];

export interface Sending extends Reach {
  /** Of whoever is to stop: what is under way is sent, and nothing after it. */
  signal: AbortSignal;
  now?: number;
  timeoutMs?: number;
}

/**
 * Sends what is due in these clinics, theirs and their webhooks' beside each other, so that a target that hangs holds up nobody
 * else's. The database is asked by one of them at a time, for its connections are there for those who wait for an answer.
 */
export const sendWebhooks = (
  planes: Planes,
  clinics: readonly { id: string; locale?: string }[],
  sending: Sending,
): Promise<void> => {
  const ask = inTurn();
  const webhooksOf = (tenantId: string) =>
    asActor(
      planes,
      systemActor(tenantId, 'webhooks.send'),
      em => inClinic(em, Id, webhooksDue, [new Date(sending.now ?? Date.now())]),
      { readOnly: true },
    );
  return inLanes(clinics, CLINICS, ({ id: tenantId, locale }) =>
    onTrail({ ...workTrail(), clinic: tenantId, language: firstLanguage(locale) }, async () => {
      if (sending.signal.aborted) return;
      const webhooks = await ask(() => webhooksOf(tenantId));
      const clinicKey = await ask(() => clinicSigningKey(planes, tenantId));
      await inLanes(webhooks, WEBHOOKS, async ({ id: webhookId }) => {
        const target = { tenantId, webhookId, clinicKey };
        while (!sending.signal.aborted && (await sendSome(planes, target, sending, ask)));
      });
    }),
  );
};

/** Answers whether there may be more; of a target that did not answer in time, the rest is left for the next run. */
const sendSome = async (
  planes: Planes,
  target: Target,
  { now = Date.now(), timeoutMs, ...reach }: Sending,
  ask: ReturnType<typeof inTurn>,
): Promise<boolean> => {
  const claimed = await ask(() => claim(planes, target, now));
  if (claimed.length === 0) return false;
  const tries = await Promise.all(
    claimed.map(async ({ id, attempts, ...message }) => {
      const outcome = await postTo(message, reach, timeoutMs);
      return [id, { outcome, isLast: attempts >= TRIES }] as const;
    }),
  );
  await ask(() => settleDeliveries(planes, target.tenantId, new Map(tries), now));
  return claimed.length === DELIVERIES && tries.every(([, { outcome }]) => outcome.fault !== 'timeout');
};
