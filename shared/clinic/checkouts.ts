import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Id, Line } from '../scalars.ts';

/** The till that MedFlow serves itself, at which no money moves, and whom a clinic has an account with. */
export const CheckoutProvider = z.enum(['till', 'stripe']);
export type CheckoutProvider = z.infer<typeof CheckoutProvider>;

/**
 * What became of a link to pay, from the least to the most that is known: it only ever goes on to the right, so that all orders of
 * the same messages lead to one end (MY23). `unclear` is money in another currency than was asked for (MY25).
 */
export const checkoutStates = ['open', 'expired', 'pending', 'declined', 'unclear', 'paid'] as const;
export const CheckoutState = z.enum(checkoutStates);
export type CheckoutState = z.infer<typeof CheckoutState>;

/** Asks for what is due of an invoice that was issued. */
export const NewCheckout = z.strictObject({ id: Id });

export const Checkout = z.object({
  id: z.uuid(),
  provider: CheckoutProvider,
  /** What was asked for, in minor units of `currency`. */
  amount: z.int(),
  currency: z.string(),
  state: CheckoutState,
  /** Where it is paid, as long as it can be. */
  address: z.string().nullable().default(null),
  createdAt: AnswerInstant,
  expiresAt: AnswerInstant,
});

/** Keys of the clinic's own account with Stripe: of its API, and of what signs the messages to MedFlow. */
export const PaymentKeys = z.strictObject({
  apiKey: Line(255).regex(
    /^[rs]k_(?:live|test)_\w{8,}$/,
    t('This is not a secret key. It begins with sk_ or rk_.'),
  ),
  webhookSecret: Line(255).regex(/^whsec_\S{8,}$/, t('This is not a signing secret. It begins with whsec_.')),
});

export const PaymentAccount = z.object({
  /** Who takes money for the clinic; null where nobody does, so that no link to pay can be made. */
  provider: CheckoutProvider.nullable(),
  /** Where Stripe sends its messages. */
  webhookAddress: z.string(),
  /** The keys that are there, of which nothing is told but what they are for. */
  keys: z.object({ isLive: z.boolean(), since: AnswerInstant }).nullable(),
});
