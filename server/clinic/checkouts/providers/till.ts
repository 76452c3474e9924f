import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Currency } from '../../../../shared/scalars.ts';
import type { PaymentProvider } from './provider.ts';
import { readMessage } from './read-message.ts';
import { expectSigned } from './signature.ts';

export const TILL_SIGNATURE = 'medflow-signature';

/** What the till says of a checkout; `unknown` fields are a fault of ours, so there are none. */
const TillMessage = z.strictObject({
  id: z.string().min(1).max(255),
  kind: z.enum(['paid', 'declined']),
  checkoutId: z.uuid(),
  reference: z.string().min(1).max(255),
  amount: z.int().positive(),
  currency: Currency,
});
export type TillMessage = z.output<typeof TillMessage>;

const passKey = (secret: string, id: string): Buffer =>
  createHmac('sha256', secret).update(`page.${id}`).digest();

/** What lets to the page of one checkout; it cannot be guessed. */
const passOf = (secret: string, id: string): string => `${id}.${passKey(secret, id).toString('base64url')}`;

/** Whose page a pass opens; undefined for one that is nobody's. */
export const checkoutOfPass = (secret: string, pass: string): string | undefined => {
  const [, id, key] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(pass) ?? [];
  if (!id || !key) return undefined;
  return timingSafeEqual(Buffer.from(key, 'base64url'), passKey(secret, id)) ? id : undefined;
};

export const referenceOf = (id: string): string => `till_${id}`;

interface Till {
  /** Of the clinic alone. */
  secret: string;
  /** The address of a page at the clinic's door. */
  pageAt: (path: string) => string;
}

/** A page of our own where anybody says that they pay, or do not: it needs nothing from outside, and no money moves. */
export const till = ({ secret, pageAt }: Till): PaymentProvider => ({
  name: 'till',
  open: async ({ id }) => ({ reference: referenceOf(id), address: pageAt(`/till/${passOf(secret, id)}`) }),
  verify: (body, headers) => {
    expectSigned(headers[TILL_SIGNATURE], body, [secret]);
    return readMessage(TillMessage, body);
  },
});
