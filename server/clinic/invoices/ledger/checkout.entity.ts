import { defineEntity, p } from '@mikro-orm/core';
import { CheckoutProvider, CheckoutState, checkoutStates } from '../../../../shared/clinic/checkouts.ts';
import { sealedText } from '../../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Invoice } from './invoice.entity.ts';
import { balanced, before } from './ledger-triggers.ts';
import { Payment } from './payment.entity.ts';

const schema = defineEntity({
  name: 'Checkout',
  schema: 'clinic',
  tableName: 'checkouts',
  extends: TenantEntity,
  uniques: [
    { name: 'checkouts_payment_once', properties: ['tenantId', 'payment'] },
    { name: 'checkouts_reference_once', properties: ['tenantId', 'provider', 'reference'] },
  ],
  checks: [
    { name: 'checkouts_provider_known', expression: c => oneOf(c.provider, CheckoutProvider.options) },
    { name: 'checkouts_state_known', expression: c => oneOf(c.state, CheckoutState.options) },
    { name: 'checkouts_amount', expression: c => `${c.amount} > 0` },
    // Whatever says that it is paid names the money (MY22).
    {
      name: 'checkouts_paid_by_payment',
      expression: () => `(state = 'paid') = (payment_id is not null)`,
    },
    { name: 'checkouts_stay', expression: c => `${c.deletedAt} is null` },
  ],
  triggers: [before('keep_checkout', 'checkouts', ['insert', 'update']), balanced('checkouts')],
  properties: {
    invoice: () => belongsTo(Invoice, 'invoice_id'),
    patient: () => belongsTo(Patient, 'patient_id'),
    provider: p.text().$type<CheckoutProvider>(),
    /** What was asked for, in minor units of `currency`; what came the payment says. */
    amount: p.bigint('number'),
    currency: p.text(),
    state: p.text().$type<CheckoutState>().default('open'),
    /** What the provider calls it; null until it has answered. */
    reference: p.text().nullable(),
    /** Where it is paid. Whoever has it sees what is owed, so it is sealed. */
    address: sealedText().nullable(),
    expiresAt: p.datetime(3),
    payment: () => belongsTo(Payment, 'payment_id').nullable(),
  },
});

/** A link by which somebody pays what is due of a bill, at a provider of the clinic (FIN-2). */
export class Checkout extends schema.class {
  /** Takes what a message says, unless more is known already: steps back are not taken (MY23). */
  become(state: CheckoutState): void {
    if (checkoutStates.indexOf(state) > checkoutStates.indexOf(this.state)) this.state = state;
  }

  /** What it is at this moment: of one that nobody paid in time the provider's message may never come. */
  stateAt(now: Date): CheckoutState {
    return this.state === 'open' && this.expiresAt <= now ? 'expired' : this.state;
  }
}
schema.setClass(Checkout);
