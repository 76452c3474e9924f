import type { z } from 'zod';
import type { Checkout as Contract } from '../../../shared/clinic/checkouts.ts';
import { HOUR } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicCallContext } from '../../api/callers.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { checkoutOf } from '../invoices/invoice-view.ts';
import { Checkout } from '../invoices/ledger/checkout.entity.ts';
import { lockInvoice } from '../invoices/numbers.ts';
import { sumsOf } from '../invoices/sums.ts';
import { providerOf } from './provider-of.ts';
import { type Opened, type PaymentProvider, ProviderFault } from './providers/provider.ts';
import { THANKS } from './till-page.ts';

/** Stripe takes a day at most. */
const LIFETIME_MS = 23 * HOUR;
/** One that ends sooner is not handed out again. */
const LEAST_LEFT_MS = HOUR;

/** The record of what is to be paid, and what else whoever pays is told. */
const ask = async (
  em: ClinicEm,
  { id, provider }: { id: string; provider: PaymentProvider['name'] },
): Promise<{ checkout: Checkout; reference: string }> => {
  // Whoever pays at this moment is waited for, and of two who ask at once the second finds what the first made.
  const invoice = await lockInvoice(em, id);
  invoice.expectIssued();
  recordAccess(em, [invoice.patient.id]);
  const { balance: amount } = await sumsOf(em, invoice);
  if (amount <= 0) throw new Refusal('Nothing is owed of this invoice any more.');
  if (await em.findOne(Checkout, { invoice: { id }, state: 'pending' }))
    throw new Refusal('A payment of this invoice is on its way. Please wait until it is here.');
  const lasting = { $gt: new Date(Date.now() + LEAST_LEFT_MS) };
  const checkout =
    (await em.findOne(Checkout, { invoice: { id }, provider, amount, state: 'open', expiresAt: lasting })) ??
    em.create(Checkout, {
      ...{ invoice, patient: invoice.patient, provider, amount, currency: invoice.currency },
      expiresAt: new Date(Date.now() + LIFETIME_MS),
    });
  return { checkout, reference: invoice.reference ?? '' };
};

const noted = (ctx: ClinicCallContext, id: string, opened: Opened): Promise<z.input<typeof Contract>> =>
  asActor(ctx.planes, ctx.actor, async em => {
    const checkout = await em.findOneOrFail(Checkout, { id });
    // A message may have been quicker, and named it.
    checkout.reference ??= opened.reference;
    checkout.address ??= opened.address;
    await em.flush();
    return checkoutOf(checkout);
  });

/**
 * A link by which an invoice is paid. The record is saved before the provider is asked, since its message may be quicker than its answer;
 * what got no answer is asked for again by the same id, so that there is one at the provider as well (MY23).
 */
export const openCheckout = async (ctx: ClinicCallContext, id: string): Promise<z.input<typeof Contract>> => {
  const { planes, actor, caller, linkTo, log } = ctx;
  const { clinic } = caller;
  const provider = await providerOf(ctx, clinic);
  if (!provider)
    throw new Refusal(
      'Nobody takes payments for this clinic yet. Please connect an account in the settings.',
    );
  const { checkout, reference } = await asActor(planes, actor, em =>
    ask(em, { id, provider: provider.name }),
  );
  if (checkout.address) return checkoutOf(checkout);
  const { amount, currency, expiresAt } = checkout;
  const description = inLanguage(firstLanguage(clinic.locale), () =>
    t('Invoice {number} of {clinic}', { number: reference, clinic: clinic.name }),
  );
  try {
    const opened = await provider.open({
      ...{ id: checkout.id, amount, currency, expiresAt, description },
      returnTo: linkTo(clinic.slug, THANKS),
    });
    return await noted(ctx, checkout.id, opened);
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    log.error({ clinic: clinic.id, provider: provider.name, fault: error.message }, 'No checkout was opened');
    throw new Refusal('The payment provider did not open a checkout. Please try again shortly.');
  }
};
