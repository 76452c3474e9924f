import { TRPCError } from '@trpc/server';

/** The header by which a change can be sent again without being made twice (OPS-8). */
export const KEY_HEADER = 'idempotency-key';

/** Says in words what is wrong with a key that nobody should send. */
export const expectKey = (key: string): void => {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return;
  const message = 'An Idempotency-Key has 1 to 255 letters, digits or signs and no blanks.';
  throw new TRPCError({ code: 'BAD_REQUEST', message });
};
