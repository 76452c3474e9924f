import { z } from 'zod';
import { DAY } from '../../../shared/durations.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
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
  now: number;
}

/** Writes down how a try ended; one that was the last leaves a dead letter, and may end its webhook. */
export const settleDelivery = (
  planes: Planes,
  tenantId: string,
  id: string,
  { outcome: { isDelivered, ...said }, isLast, now }: Tried,
): Promise<void> =>
  asActor(planes, systemActor(tenantId, 'webhooks.send'), async em => {
    const delivery = await em.findOneOrFail(
      WebhookDelivery,
      { id },
      { populate: ['webhook'], filters: { live: false } },
    );
    em.assign(delivery, said);
    if (!isDelivered && !isLast) return;
    em.assign(delivery, { status: isDelivered ? 'delivered' : 'dead', settledAt: new Date(now) });
    if (!isDelivered) await disableIfGone(em, delivery.webhook.$, { tenantId, now });
  });

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
      subject: `The webhook ${webhook.name} was disabled`,
      body: `Hello ${firstName},

the webhook “${webhook.name}” took nothing for days, so MedFlow stopped sending events to it. What was given up is kept: once
its address answers again, enable the webhook and send it again, on the page Webhooks.
`,
    });
};
