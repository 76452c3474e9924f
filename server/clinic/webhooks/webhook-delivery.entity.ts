import { defineEntity, p } from '@mikro-orm/core';
import { DeliveryStatus } from '../../../shared/clinic/webhooks.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork, removedAfter } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { BookingEvent } from './booking-event.entity.ts';
import { Webhook } from './webhook.entity.ts';

const schema = defineEntity({
  name: 'WebhookDelivery',
  schema: 'clinic',
  tableName: 'webhook_deliveries',
  extends: TenantScoped,
  indexes: [
    { properties: ['tenantId', 'at', 'id'] },
    { properties: ['tenantId', 'event'] },
    { name: 'webhook_deliveries_by_age', properties: ['settledAt'] },
    { name: 'webhook_deliveries_due', properties: ['tenantId', 'dueAt'], where: { status: 'queued' } },
    { name: 'webhook_deliveries_dead', properties: ['tenantId', 'settledAt'], where: { status: 'dead' } },
  ],
  uniques: [{ name: 'webhook_deliveries_once', properties: ['tenantId', 'webhook', 'event'] }],
  checks: [
    { name: 'webhook_deliveries_status_known', expression: d => oneOf(d.status, DeliveryStatus.options) },
    {
      name: 'webhook_deliveries_settled',
      expression: d => `(${d.status} = 'queued') = (${d.settledAt} is null)`,
    },
  ],
  policies: [
    boundReaders(() => `current_user = 'medflow_owner'`),
    dueWork,
    removedAfter('settled_at', '30 days'),
  ],
  properties: {
    at: p.datetime(3).comment(WRITTEN_ONCE),
    webhook: () => belongsTo(Webhook, 'webhook_id').comment(WRITTEN_ONCE),
    event: () => belongsTo(BookingEvent, 'event_id').comment(WRITTEN_ONCE),
    status: p.text().$type<DeliveryStatus>().default('queued'),
    attempts: p.integer().default(0),
    /** Somebody asked for it once more. */
    isReplay: p.boolean().default(false),
    dueAt: p.datetime(3).onCreate(() => new Date()),
    settledAt: p.datetime(3).nullable(),
    responseStatus: p.integer().nullable(),
    fault: p.text().nullable(),
  },
});

/** An event on its way to one webhook. Not audited: it changes no record. */
export class WebhookDelivery extends schema.class {
  /** With all its tries, and with the id and the body it had. */
  replay(now = new Date()): void {
    if (this.status === 'queued') throw new Refusal('This delivery is waiting to be tried already.');
    Object.assign(this, { status: 'queued', attempts: 0, isReplay: true, dueAt: now, settledAt: null });
  }
}
schema.setClass(WebhookDelivery);
