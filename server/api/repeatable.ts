import type { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { answerOnce } from '../data/idempotency/answer-once.ts';
import type { ClinicEm } from '../data/orm/as-actor.ts';
import { CommitUnknown } from '../errors.ts';
import type { CallContext } from './call-context.ts';
import { expectKey } from './http/idempotency-key.ts';

/** A change in its transaction. */
interface Change {
  ctx: CallContext & { output: z.ZodType };
  em: ClinicEm;
  input: unknown;
}

/** How a step of a procedure ended; `data` is the answer. */
type Result = { ok: true; data: unknown } | { ok: false; error: TRPCError };

/** Leads past the steps that make an answer of what was changed, for nothing is. */
class AnsweredBefore extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('This change was made before.');
    this.answer = answer;
  }
}

/**
 * Goes on with a change, unless its key says that it was made before: then `answeredBefore` finds the former answer.
 * Flushed before it is read, because the answer is kept in the transaction that it tells of.
 */
export const repeatably = async <R extends Result & { ok: true }>(
  key: string,
  { ctx, em, input }: Change,
  goOn: () => Promise<R>,
): Promise<R> => {
  expectKey(key);
  let result: R | undefined;
  const change = { key, input, answerKey: ctx.planes.answerKey };
  const { answer } = await answerOnce(em, change, async () => {
    const made = await goOn();
    result = made;
    await em.flush();
    return ctx.output.parseAsync(made.data);
  });
  if (!result) throw new AnsweredBefore(answer);
  return result;
};

/** Whoever sent a key may send the change again, even when nobody knows what became of it. */
export const tellRepeatable = (error: unknown): never => {
  if (error instanceof CommitUnknown) error.isRepeatable = true;
  throw error;
};

/** The result of a change that was made before: what was answered then, which has its final form already. */
export const answeredBefore = <R extends Result>(ctx: CallContext, result: R): R => {
  if (result.ok || !(result.error.cause instanceof AnsweredBefore)) return result;
  ctx.tell('idempotent-replayed', 'true');
  return { ...result, ok: true, error: undefined, data: result.error.cause.answer };
};
