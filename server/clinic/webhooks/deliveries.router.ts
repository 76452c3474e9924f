import { DeadOf, DeliveryPage, DeliveryQuery, Replayed } from '../../../shared/clinic/webhooks.ts';
import { ById, Done } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listDeliveries } from './lists.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** So many dead letters are sent again by one call. */
const MOST_AT_ONCE = 1000;

/** The log of what was sent to whom, and sending it again (DEV-1). */
export const webhookDeliveries = router({
  list: allowed('webhooks:read', 'GET /webhook-deliveries', DeliveryQuery, DeliveryPage, {
    wholeClinic: true,
  }).query(listDeliveries),

  /** Sends one again, with the id and the body it had, and all its tries. */
  replay: allowed('webhooks:write', 'POST /webhook-deliveries/{id}/replay', ById, Done).mutation(
    async ({ ctx: { em }, input }) => {
      (await em.findOneOrFail(WebhookDelivery, { id: input.id })).replay();
      return { done: true as const };
    },
  ),

  /** The same with everything of a webhook that was given up, a thousand at a time. */
  replayDead: allowed('webhooks:write', 'POST /webhook-deliveries/replay-dead', DeadOf, Replayed).mutation(
    async ({ ctx: { em }, input: { webhookId } }) => {
      const webhook = await em.findOneOrFail(Webhook, { id: webhookId });
      const dead = await em.find(
        WebhookDelivery,
        { webhook, status: 'dead' },
        { orderBy: { at: 1, id: 1 }, limit: MOST_AT_ONCE },
      );
      for (const delivery of dead) delivery.replay();
      return { replayed: dead.length };
    },
  ),
});
