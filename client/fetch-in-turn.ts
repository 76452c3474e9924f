import { queryClient } from './trpc.ts';

/** Safari has no idle callback. */
const idle = (): Promise<void> =>
  new Promise(resolve => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });

const inTurn = async (things: readonly (() => Promise<unknown> | undefined)[]) => {
  for (const fetch of things) {
    do await idle();
    while (queryClient.isFetching() > 0);
    await fetch();
  }
};

/**
 * Fetches one thing after the other, and none while somebody waits for an answer (FD10). It ends with the first that cannot
 * be fetched: whoever goes to that page asks for it again, and is told.
 */
export const fetchInTurn = (...[things]: Parameters<typeof inTurn>): void => {
  inTurn(things).catch(() => undefined);
};
