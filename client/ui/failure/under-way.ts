import type { TRPCLink } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';

let count = 0;
const waiting = new Set<() => void>();

/** Whether a change of one's own is sent and not answered yet, by whichever piece of the page. */
export const isChangeUnderWay = (): boolean => count > 0;

/** Calls back each time that the last change under way is answered; answers how to stop that. */
export const onSettled = (tell: () => void): (() => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};

/** At once, or when the last change under way is answered. */
export const settled = (): Promise<void> =>
  new Promise(resolve => {
    if (!isChangeUnderWay()) return resolve();
    const leave = onSettled(() => {
      leave();
      resolve();
    });
  });

/** Knows of every change, because every one is sent through it. */
export const underWayLink =
  <Router extends AnyRouter>(): TRPCLink<Router> =>
  () =>
  ({ op, next }) =>
    observable(observer => {
      const sent = next(op).subscribe(observer);
      if (op.type !== 'mutation') return sent;
      count += 1;
      return () => {
        sent.unsubscribe();
        count -= 1;
        if (count === 0) for (const tell of [...waiting]) tell();
      };
    });
