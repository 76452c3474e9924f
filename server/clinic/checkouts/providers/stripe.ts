import { z } from 'zod';
import { minorDigits } from '../../../../shared/currencies.ts';
import {
  type Asked,
  type Opened,
  type PaymentEvent,
  type PaymentProvider,
  ProviderFault,
  RefusedMessage,
} from './provider.ts';
import { readMessage } from './read-message.ts';
import { expectSigned } from './signature.ts';

const TIMEOUT_MS = 10_000;
/** An answer about one session is a few kilobytes. */
const LONGEST_ANSWER = 1_000_000;

interface Keys {
  apiKey: string;
  webhookSecret: string;
  isLive: boolean;
}

interface Stripe {
  /** Where its API is, such as `https://api.stripe.com`. */
  url: string;
  /** Those that are in use, and then those that were until lately. */
  keys: readonly Keys[];
}

/** Without minor units by ISO 4217, and with two of them for Stripe, whose amounts end in 00. */
const AS_IF_HUNDREDTHS = new Set(['ISK', 'UGX']);
const factorOf = (currency: string): number => (AS_IF_HUNDREDTHS.has(currency) ? 100 : 1);

const Session = z.object({ id: z.string().min(1).max(255), url: z.url({ protocol: /^https?$/ }) });

/** Stripe Checkout by its HTTP interface (https://docs.stripe.com/api/checkout/sessions). */
export const stripe = ({ url, keys }: Stripe): PaymentProvider => ({
  name: 'stripe',
  open: async asked => {
    const [inUse] = keys;
    if (!inUse) throw new ProviderFault('There is no key.');
    // Of three digits Stripe takes those that end in nought.
    if (minorDigits(asked.currency) === 3 && asked.amount % 10 !== 0)
      throw new ProviderFault('Stripe takes no such amount.');
    return openSession(url, inUse.apiKey, asked);
  },
  verify: (body, headers) => {
    const secret = expectSigned(
      headers['stripe-signature'],
      body,
      keys.map(({ webhookSecret }) => webhookSecret),
    );
    const { isLive } = keys.find(({ webhookSecret }) => webhookSecret === secret) ?? { isLive: true };
    return eventOf(body, isLive);
  },
});

const openSession = async (url: string, apiKey: string, asked: Asked): Promise<Opened> => {
  const form = new URLSearchParams({
    mode: 'payment',
    client_reference_id: asked.id,
    success_url: asked.returnTo,
    cancel_url: asked.returnTo,
    expires_at: `${Math.floor(+asked.expiresAt / 1000)}`,
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': asked.currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': `${asked.amount * factorOf(asked.currency)}`,
    'line_items[0][price_data][product_data][name]': asked.description,
  });
  const answer = await answerTo(`${url}/v1/checkout/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'idempotency-key': asked.id },
    body: form,
    // What is said on the way elsewhere is not Stripe's word, and the key would go along.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { data } = Session.safeParse(answer);
  if (!data) throw new ProviderFault('It answered something else than a session.');
  return { reference: data.id, address: data.url };
};

const answerTo = async (url: string, request: RequestInit): Promise<unknown> => {
  try {
    const response = await fetch(url, request);
    const text = await textOf(response);
    if (!response.ok) throw new ProviderFault(`It answered ${response.status}.`);
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof ProviderFault) throw cause;
    throw new ProviderFault(`It could not be asked (${cause instanceof Error ? cause.name : 'unknown'}).`, {
      cause,
    });
  }
};

/** So much of an answer is read, and no more is kept. */
const textOf = async ({ body }: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > LONGEST_ANSWER) throw new ProviderFault('It answered too much.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const Message = z.object({
  id: z.string().min(1).max(255),
  type: z.string(),
  livemode: z.boolean(),
  data: z.object({ object: z.looseObject({}) }),
});

const PaidSession = z.object({
  id: z.string().min(1).max(255),
  client_reference_id: z.uuid(),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.int().positive(),
  currency: z.string().regex(/^[a-z]{3}$/),
});

/** Sessions that somebody made elsewhere with the same account bear another name than ours, or none. */
const Ours = z.looseObject({ client_reference_id: z.uuid() });

const eventOf = (body: Buffer, isLive: boolean): PaymentEvent | null => {
  const { id, type, livemode, data } = readMessage(Message, body);
  if (livemode !== isLive) throw new RefusedMessage('It is a rehearsal, or the account is.');
  const what = kinds.get(type);
  if (!what || !Ours.safeParse(data.object).success) return null;
  const session = PaidSession.safeParse(data.object);
  // A message of ours without an amount is an error, and no payment of nothing (MY25).
  if (!session.success)
    throw new RefusedMessage(
      `It lacks ${session.error.issues.map(({ path }) => path.join('.')).join(', ')}.`,
    );
  const { currency: code, amount_total, payment_status, ...rest } = session.data;
  const currency = code.toUpperCase();
  const amount = amount_total / factorOf(currency);
  if (!Number.isInteger(amount)) throw new RefusedMessage('Its amount has digits that the currency lacks.');
  const kind = what === 'completed' ? (payment_status === 'paid' ? 'paid' : 'pending') : what;
  return { id, kind, checkoutId: rest.client_reference_id, reference: rest.id, amount, currency };
};

/** A direct debit is completed days before anything is paid (MY26). */
const kinds = new Map<string, 'completed' | 'paid' | 'declined' | 'expired'>([
  ['checkout.session.completed', 'completed'],
  ['checkout.session.async_payment_succeeded', 'paid'],
  ['checkout.session.async_payment_failed', 'declined'],
  ['checkout.session.expired', 'expired'],
]);
