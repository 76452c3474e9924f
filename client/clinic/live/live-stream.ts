import type { LiveEvent } from '../../../shared/clinic/live.ts';
import { trpc } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';

/** What is known of the stream: its last event, how far it has come, and whether it is there at all. */
export type News = { isLive: boolean; lastId: string | undefined; event?: LiveEvent };

/** Somebody who may not follow is not let in a second later either. */
const REFUSED_MS = 60_000;
const MOST_MS = 15_000;

/** Never all at once, or those whom a server sent away would come back together. */
const spread = (ms: number): number => ms * (0.5 + Math.random());

/**
 * Follows what happens in the clinic until it is told to stop, from the last event that was heard; begins again by itself
 * when the stream breaks off.
 */
export const streamLive = (from: string | undefined, tell: (news: News) => void): (() => void) => {
  let lastId = from;
  let attempts = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout>;
  let stream = { unsubscribe: () => undefined as void };

  const connect = () => {
    stream = trpc.live.bookings.subscribe(lastId === undefined ? {} : { lastEventId: lastId }, {
      onData: ({ id, data: event }) => {
        attempts = 0;
        // Whoever may see something else begins anew, and hears nothing of before.
        lastId = event.kind === 'access' ? undefined : id;
        tell({ isLive: !isEnd(event), lastId, event });
      },
      onConnectionStateChange: ({ state }) => {
        if (state === 'connecting' && !isOver) tell({ isLive: false, lastId });
      },
      onError: error => {
        const { code, isPassing } = failureOf(error);
        again(isPassing || code === undefined ? Math.min(1000 * 2 ** attempts++, MOST_MS) : REFUSED_MS, code);
      },
      onComplete: () => again(500),
    });
  };
  const again = (ms: number, refusal?: string) => {
    if (isOver) return;
    tell({ isLive: false, lastId, ...(refusal === 'UNAUTHORIZED' && { event: { kind: 'access' } }) });
    timer = setTimeout(connect, spread(ms));
  };

  connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stream.unsubscribe();
  };
};

const isEnd = ({ kind }: LiveEvent): boolean => kind === 'paused' || kind === 'access' || kind === 'stopping';
