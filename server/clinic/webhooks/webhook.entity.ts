import { defineEntity, p } from '@mikro-orm/core';
import { type WebhookEventType, WebhookStatus } from '../../../shared/clinic/webhooks.ts';
import { oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';

const schema = defineEntity({
  name: 'Webhook',
  schema: 'clinic',
  tableName: 'webhooks',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'name', 'id'] }],
  checks: [{ name: 'webhooks_status_known', expression: w => oneOf(w.status, WebhookStatus.options) }],
  policies: [dueWork],
  properties: {
    name: p.text(),
    url: p.text(),
    events: p.array().columnType('text[]').$type<WebhookEventType[]>(),
    status: p.text().$type<WebhookStatus>().default('active'),
    /** What happened before is not told. */
    listensSince: p.datetime(3).onCreate(() => new Date()),
    disabledReason: p.text().nullable(),
    /** The secret that signs, sealed for this webhook (signing-secret.ts). */
    sealedSecret: p.blob().hidden().comment(PROTECTED),
    /** The one before, which signs as well for a day, so that a target can change over. */
    formerSecret: p.blob().nullable().hidden().comment(PROTECTED),
    formerSecretUntil: p.datetime(3).nullable().hidden(),
  },
});

/** An address that is told what happens to bookings, and of reports (DEV-1). */
export class Webhook extends schema.class {
  pause(): void {
    if (this.status !== 'active') throw new Refusal('Only a webhook that is active can be paused.');
    this.status = 'paused';
  }

  /** What happened until now is not told. */
  listenFromNow(now = new Date()): void {
    this.listensSince = now;
  }

  /** One that was paused catches up; one that was disabled hears of what happens from now on. */
  resume(now = new Date()): void {
    if (this.status === 'active') throw new Refusal('This webhook is active already.');
    if (this.status === 'disabled') this.listenFromNow(now);
    this.status = 'active';
    this.disabledReason = null;
  }

  disable(reason: string | null = null): void {
    this.status = 'disabled';
    this.disabledReason = reason;
  }
}
schema.setClass(Webhook);
