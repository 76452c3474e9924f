import type { ReportEventType } from '../../../shared/clinic/webhooks.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { BookingEvent } from '../webhooks/booking-event.entity.ts';
import { Webhook } from '../webhooks/webhook.entity.ts';
import { WebhookDelivery } from '../webhooks/webhook-delivery.entity.ts';

interface Told {
  /** The report's own, so that it is told once. */
  id: string;
  type: ReportEventType;
  at: Date;
  /** Counts and dates: a target is a server of which nobody knows who reads its logs. */
  data: Record<string, string | number>;
}

/** Makes an event of a report, and a delivery of it to every webhook that asked for such; where none did, there is no event. */
export const tellReport = async (em: ClinicEm, { id, type, at, data }: Told): Promise<void> => {
  const all = await em.find(Webhook, { status: { $ne: 'disabled' } }, { orderBy: { id: 1 } });
  const hearing = all.filter(({ events, listensSince }) => events.includes(type) && listensSince <= at);
  if (hearing.length === 0) return;
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const event = em.create(BookingEvent, { id, type, at, body });
  for (const webhook of hearing) em.create(WebhookDelivery, { webhook, event, at, dueAt: at });
};
