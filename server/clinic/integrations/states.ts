import { z } from 'zod';
import { type Integrations, LOOKED_AT_DAYS } from '../../../shared/clinic/integrations.ts';
import { DeliveryStatus } from '../../../shared/clinic/webhooks.ts';
import { DAY } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { triedInVain } from '../webhooks/lists.ts';
import { Webhook } from '../webhooks/webhook.entity.ts';
import { WebhookDelivery } from '../webhooks/webhook-delivery.entity.ts';
import { TEST_LETTER } from './test-letter.ts';

type State<Of extends keyof Integrations> = NonNullable<z.input<typeof Integrations>[Of]>;

const newestFirst = { orderBy: { at: 'desc', id: 'asc' } } as const;
const recently = () => ({ at: { $gte: new Date(Date.now() - LOOKED_AT_DAYS * DAY) } });

/** Whether letters leave; an old one that was not true any more was given up without being tried, which is no failure. */
export const mailState = async (em: ClinicEm, isSending: boolean): Promise<State<'mail'>> => {
  const newest = (where: object) =>
    em.findOne(
      Mail,
      { ...recently(), ...where },
      { ...newestFirst, fields: ['at', 'status', 'fault', 'sentAt'] },
    );
  const failed = await newest({ fault: { $ne: null, $nin: ['outdated'] } });
  return {
    isSending,
    waiting: await em.createQueryBuilder(Mail, 'm').where({ status: 'queued' }).getCount(),
    lastSentAt: (await newest({ status: 'sent' }))?.sentAt ?? null,
    lastFailure: failed && { at: failed.at, fault: failed.fault ?? '' },
    lastTest: await newest({ kind: TEST_LETTER }),
  };
};

const Feeds = z.object({ feeds: z.coerce.number(), lastFetchedAt: z.coerce.date().nullable() });
const feedsSql = `
  select count(*) as feeds, max(n.at) as "lastFetchedAt" from clinic.calendar_feeds c
  left join clinic.feed_fetches n on n.tenant_id = c.tenant_id and n.feed_id = c.id where c.deleted_at is null`;

export const feedState = (em: ClinicEm): Promise<State<'calendarFeeds'>> =>
  oneInClinic(em, Feeds, feedsSql, []);

/** As many as a card shows. */
const MOST_TARGETS = 10;

const Last = z.object({
  ...{ webhookId: z.string(), deliveryId: z.string(), at: z.coerce.date(), status: DeliveryStatus },
  ...{ responseStatus: z.int().nullable(), fault: z.string().nullable() },
});
const lastSql = `
  select w.id as "webhookId", d.id as "deliveryId", d.at, d.status, d.response_status as "responseStatus", d.fault
  from clinic.webhooks w cross join lateral (
    select * from clinic.webhook_deliveries s where s.tenant_id = w.tenant_id and s.webhook_id = w.id order by s.at desc, s.id limit 1
  ) d where w.id in (select jsonb_array_elements_text(?::jsonb)::uuid)`;

/** What each was told last. */
const targetsOf = async (em: ClinicEm, webhooks: Webhook[]) => {
  const shown = webhooks.slice(0, MOST_TARGETS);
  const found = await inClinic(em, Last, lastSql, [JSON.stringify(shown.map(({ id }) => id))]);
  const last = new Map(found.map(({ webhookId, ...told }) => [webhookId, told]));
  return shown.map(({ id, name, status }) => ({ id, name, status, last: last.get(id) ?? null }));
};

/** How the telling goes; a delivery that got through at last is none that failed. */
export const webhookState = async (em: ClinicEm): Promise<State<'webhooks'>> => {
  const webhooks = await em.find(Webhook, {}, { orderBy: { name: 'asc', id: 'asc' } });
  const count = (status: Webhook['status']) => webhooks.filter(webhook => webhook.status === status).length;
  const newest = (where: object) =>
    em.findOne(
      WebhookDelivery,
      { ...recently(), ...where },
      { ...newestFirst, populate: ['webhook'], filters: { live: false } },
    );
  const failed = await newest({ $or: [{ status: 'dead' }, { status: 'queued', attempts: { $gt: 0 } }] });
  const inVain = await triedInVain(em);
  return {
    ...{ active: count('active'), paused: count('paused'), disabled: count('disabled') },
    dead: await em.createQueryBuilder(WebhookDelivery, 'd').where({ status: 'dead' }).getCount(),
    inVain: [...inVain.values()].reduce((sum, each) => sum + each, 0),
    lastDeliveredAt: (await newest({ status: 'delivered' }))?.settledAt ?? null,
    targets: await targetsOf(em, webhooks),
    lastFailure: failed && {
      ...{ at: failed.at, webhook: failed.webhook.$.name },
      ...{ responseStatus: failed.responseStatus ?? null, fault: failed.fault ?? null },
    },
  };
};
