import type { TRPCLink } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { failureOf } from './failure.ts';

/** The keys of changes of which it is open whether they were made, by what they change. */
const open = new Map<string, string>();

/** `crypto.randomUUID` is not there where a page came over plain http. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

/**
 * Gives each change a key by which the server makes it once (docs/api.md). Until it is certain what became of it, the same
 * change goes with the same key, however often somebody presses the button; after an answer the next one is another.
 */
export const onceLink =
  <Router extends AnyRouter>(): TRPCLink<Router> =>
  () =>
  ({ op, next }) =>
    observable(observer => {
      if (op.type !== 'mutation') return next(op).subscribe(observer);
      const change = `${op.path} ${JSON.stringify(op.input)}`;
      const idempotencyKey = open.get(change) ?? newKey();
      open.set(change, idempotencyKey);
      return next({ ...op, context: { ...op.context, idempotencyKey } }).subscribe({
        next(answer) {
          open.delete(change);
          observer.next(answer);
        },
        error(error) {
          if (!failureOf(error).isPassing) open.delete(change);
          observer.error(error);
        },
        complete: () => observer.complete(),
      });
    });
