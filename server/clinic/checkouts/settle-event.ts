import { LockMode, ref } from '@mikro-orm/core';
import type { CheckoutProvider } from '../../../shared/clinic/checkouts.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Checkout } from '../invoices/ledger/checkout.entity.ts';
import { lockInvoice } from '../invoices/numbers.ts';
import { takeOnline } from '../invoices/pay.ts';
import { CheckoutEvent } from './checkout-event.entity.ts';
import type { PaymentEvent } from './providers/provider.ts';

/** `known` is one that was heard before, and changes nothing. */
export type Settled = 'known' | 'settled' | 'unclear';

interface Heard {
  provider: CheckoutProvider;
  event: PaymentEvent;
  clinic: { timeZone: string };
}

/**
 * Books what a message of a provider says, in one transaction with the row that makes it count once (MY22). Whoever settles another one
 * of the same checkout, or takes money for its invoice, waits at the invoice.
 */
export const settleEvent = async (em: ClinicEm, { provider, event, clinic }: Heard): Promise<Settled> => {
  const same = { provider, eventId: event.id };
  if (await em.findOne(CheckoutEvent, same)) return 'known';
  const { id, invoice } = await em.findOneOrFail(Checkout, { id: event.checkoutId, provider });
  await lockInvoice(em, invoice.id);
  const checkout = await em.findOneOrFail(
    Checkout,
    // One that the provider calls otherwise is not the one that we opened.
    { id, $or: [{ reference: null }, { reference: event.reference }] },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  // The same may have come at once, and was waited for.
  if (await em.findOne(CheckoutEvent, same)) return 'known';
  const { kind, amount, currency } = event;
  em.create(CheckoutEvent, { checkout, ...same, kind, amount, currency });
  checkout.reference ??= event.reference;
  if (kind !== 'paid') {
    checkout.become(kind);
    return 'settled';
  }
  if (checkout.payment) return 'settled';
  // The ledger keeps one currency an invoice: a person has to look where the money is (MY25).
  if (currency !== checkout.currency) {
    checkout.become('unclear');
    return 'unclear';
  }
  const payment = await takeOnline(em, { invoice, amount, note: event.reference }, clinic);
  checkout.payment = ref(payment);
  checkout.become('paid');
  return 'settled';
};
