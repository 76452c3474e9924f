import { defineEntity, p } from '@mikro-orm/core';
import { CheckoutProvider } from '../../../shared/clinic/checkouts.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Checkout } from '../invoices/ledger/checkout.entity.ts';
import { type EventKind, eventKinds } from './providers/provider.ts';

const schema = defineEntity({
  name: 'CheckoutEvent',
  schema: 'clinic',
  tableName: 'checkout_events',
  extends: TenantScoped,
  // What makes messages of a provider count once, twice at once as well (MY22).
  uniques: [{ name: 'checkout_events_once', properties: ['tenantId', 'provider', 'eventId'] }],
  checks: [
    { name: 'checkout_events_provider_known', expression: e => oneOf(e.provider, CheckoutProvider.options) },
    { name: 'checkout_events_kind_known', expression: e => oneOf(e.kind, eventKinds) },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`)],
  properties: {
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    checkout: () => belongsTo(Checkout, 'checkout_id').comment(WRITTEN_ONCE),
    provider: p.text().$type<CheckoutProvider>().comment(WRITTEN_ONCE),
    /** What the provider calls the message, the same each time that it is sent. */
    eventId: p.text().comment(WRITTEN_ONCE),
    kind: p.text().$type<EventKind>().comment(WRITTEN_ONCE),
    /** What it says came or was asked for, in minor units of `currency`. */
    amount: p.bigint('number').comment(WRITTEN_ONCE),
    currency: p.text().comment(WRITTEN_ONCE),
  },
});

/** A message of a provider that was heard. Not audited: what it changes is, in the same transaction. */
export class CheckoutEvent extends schema.class {}
schema.setClass(CheckoutEvent);
