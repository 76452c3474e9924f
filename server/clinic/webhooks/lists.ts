import { z } from 'zod';
import type { DeliveryQuery } from '../../../shared/clinic/webhooks.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { idOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { BookingEvent } from './booking-event.entity.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

const Row = z.object({ webhookId: z.string(), count: z.coerce.number() });

const statement = `
  select webhook_id as "webhookId", count(*) as count from clinic.webhook_deliveries
  where status = 'queued' and attempts > 0 group by 1`;

/** How many deliveries of each webhook were tried in vain and wait to be tried again. */
export const triedInVain = async (em: ClinicEm): Promise<Map<string, number>> =>
  new Map((await inClinic(em, Row, statement)).map(({ webhookId, count }) => [webhookId, count]));

const webhooks = listOf(Webhook, sortedBy(['name']));

/** A page of the webhooks, as the list and its exports show them. */
export const listWebhooks = async (call: Parameters<typeof webhooks>[0]) => {
  const { items, nextCursor } = await webhooks(call);
  const inVain = await triedInVain(call.ctx.em);
  return { items: items.map(row => ({ ...row, inVain: inVain.get(row.id) ?? 0 })), nextCursor };
};

const deliveries = listOf(WebhookDelivery, sortedBy(['at'], { descending: true }), {
  where: ({ webhookId, status }: z.output<typeof DeliveryQuery>) => ({ webhook_id: webhookId, status }),
});

/** A page of what was sent to whom, with what it told of. */
export const listDeliveries = async (call: Parameters<typeof deliveries>[0]) => {
  const { items, nextCursor } = await deliveries(call);
  const ids = items.map(({ event }) => idOf(event));
  const events = await call.ctx.em.find(BookingEvent, { id: { $in: ids } }, { fields: ['type'] });
  const types = new Map(events.map(({ id, type }) => [id, type]));
  return {
    items: items.flatMap(delivery => {
      const eventId = idOf(delivery.event);
      const type = types.get(eventId);
      return type ? [{ ...delivery, webhookId: idOf(delivery.webhook), eventId, type }] : [];
    }),
    nextCursor,
  };
};
