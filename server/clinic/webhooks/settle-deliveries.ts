import { z } from 'zod';
import { DAY } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { post } from '../../data/outbox/post.ts';
import { systemActor } from '../../data/records/actor.ts';
import { User } from '../users/user.entity.ts';
import type { Outcome } from './post-to.ts';
import type { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** A target that took nothing since the first event that was given up, for so long, is gone. */
const GONE_AFTER_MS = 2 * DAY;

const REASON = 'It took nothing for days, so MedFlow stopped trying.';

/** The first event that was given up since the target took one, or since the webhook began to listen. */
const givenUpSince = `
  select min(settled_at) as at from clinic.webhook_deliveries where webhook_id = ? and status = 'dead' and settled_at >
    greatest(?::timestamptz, (select max(settled_at) from clinic.webhook_deliveries where webhook_id = ? and status = 'delivered'))`;

interface Tried {
  outcome: Outcome;
  isLast: boolean;
}

/**
 * Writes down how tries at one webhook ended, by the ids of their deliveries. One that was the last leaves a dead letter, and
 * may end the webhook.
 */
export const settleDeliveries = (
  planes: Planes,
  tenantId: string,
  tries: Map<string, Tried>,
  now: number,
): Promise<void> =>
  asActor(planes, systemActor(tenantId, 'webhooks.send'), async em => {
    const deliveries = await em.find(
      WebhookDelivery,
      { id: { $in: [...tries.keys()] } },
      { populate: ['webhook'], filters: { live: false } },
    );
    for (const delivery of deliveries) settle(delivery, tries.get(delivery.id), now);
    const dead = deliveries.find(({ status }) => status === 'dead');
    if (!dead) return;
    await em.flush();
    await disableIfGone(em, dead.webhook.$, { tenantId, now });
  });

const settle = (delivery: WebhookDelivery, tried: Tried | undefined, now: number): void => {
  if (!tried) return;
  const { isDelivered, ...said } = tried.outcome;
  Object.assign(delivery, said);
  if (!isDelivered && !tried.isLast) return;
  Object.assign(delivery, { status: isDelivered ? 'delivered' : 'dead', settledAt: new Date(now) });
};

const disableIfGone = async (
  em: ClinicEm,
  webhook: Webhook,
  { tenantId, now }: { tenantId: string; now: number },
): Promise<void> => {
  const { at } = await oneInClinic(em, z.object({ at: z.coerce.date().nullable() }), givenUpSince, [
    ...[webhook.id, webhook.listensSince, webhook.id],
  ]);
  if (webhook.status !== 'active' || !at || +at > now - GONE_AFTER_MS) return;
  webhook.disable(REASON);
  const owners = await em.find(User, { role: 'owner', kind: 'person', status: 'active' });
  for (const { email, firstName } of owners)
    post(em, tenantId, {
      ...{ kind: 'webhook-disabled', recipient: email },
      subject: t('The webhook {name} was disabled', { name: webhook.name }),
      body: paragraphs(
        t('Hello {name},', { name: firstName }),
        t(
          'the webhook “{name}” took nothing for days, so MedFlow stopped sending events to it. What was given up is kept: once its address answers again, enable the webhook and send it again, on the page Webhooks.',
          { name: webhook.name },
        ),
      ),
    });
};
