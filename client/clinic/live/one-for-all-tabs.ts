import { type News, streamLive } from './live-stream.ts';

/** What the tab that has the stream says; `isAway` when the stream broke off and nobody sees that tab, whose clocks then go slowly. */
type Said = News & { isAway: boolean };

/** A tab that has the stream answers at once; one that does not is asleep, as phones put tabs to sleep. */
const ANSWER_MS = 5000;
const ASK_MS = 10_000;

/**
 * Follows with one stream for all tabs of a browser: over HTTP/1.1 a browser opens six connections to a host, and a seventh tab
 * with a stream of its own would never load (S27). The tab that holds the lock has the stream and passes on what it hears;
 * when it is closed another goes on where it was. Browsers without locks, or pages without TLS, have one for each tab.
 */
export const followTogether = (name: string, hear: (news: News) => void): (() => void) => {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return streamLive(undefined, hear);

  const channel = new BroadcastChannel(name);
  let known: News = { isLive: false, lastId: undefined };
  let isOver = false;
  let queued: AbortController | undefined;
  let leave: (() => void) | undefined;
  let unanswered: ReturnType<typeof setTimeout> | undefined;

  const learn = (news: News) => {
    known = { isLive: news.isLive, lastId: news.lastId };
    hear(news);
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  const post = (message: Said | 'who') => channel.postMessage(message);
  const say = (news: News) => post({ ...news, isAway: document.hidden && !news.isLive });
  const lead = () =>
    new Promise<void>(resolve => {
      if (isOver) return resolve();
      const close = streamLive(known.lastId, news => {
        learn(news);
        say(news);
      });
      leave = () => {
        leave = undefined;
        close();
        resolve();
      };
    });
  /** Waits for the tab that has the stream to be closed. */
  const queue = () => {
    if (isOver || queued) return;
    queued = new AbortController();
    const granted = () => {
      queued = undefined;
      return lead();
    };
    navigator.locks.request(name, { signal: queued.signal }, granted).catch(lost);
  };
  const lost = () => {
    leave?.();
    queue();
  };
  const seize = () => {
    queued?.abort();
    queued = undefined;
    navigator.locks.request(name, { steal: true }, lead).catch(lost);
  };
  const ask = () => {
    if (leave || document.hidden || unanswered) return;
    post('who');
    unanswered = setTimeout(() => {
      unanswered = undefined;
      if (!leave && !isOver) seize();
    }, ANSWER_MS);
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Said | 'who'>) => {
    if (data === 'who') {
      if (leave) say(known);
      return;
    }
    learn(data);
    if (data.isAway) return ask();
    clearTimeout(unanswered);
    unanswered = undefined;
  });
  const asking = setInterval(ask, ASK_MS);
  document.addEventListener('visibilitychange', ask);
  queue();
  ask();

  return () => {
    isOver = true;
    clearInterval(asking);
    clearTimeout(unanswered);
    document.removeEventListener('visibilitychange', ask);
    queued?.abort();
    leave?.();
    channel.close();
  };
};
