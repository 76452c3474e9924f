import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './installation.ts';

/** What whoever asked for a change was told of it. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

const PAUSE_MS = 20;

/** Before anything was sent. */
const NOT_SENT = 'ECONNREFUSED';
const CUT_OFF = ['ECONNRESET', 'EPIPE'];

interface Writing {
  ports: number[];
  cookie: string;
  writers: number;
}

/**
 * Members of staff who admit patients without a pause, each with an idempotency key, at servers that come and go. Every second one
 * sends again what nobody knows of, until somebody does; the others leave it at that.
 */
export const writing = ({ ports, cookie, writers }: Writing) => {
  const outcomes = new Map<string, Outcome>();
  /** What was said to those who were refused. */
  const refusals = new Set<string>();
  const strange: string[] = [];
  const enough = new AbortController();
  /** When the calls began that were acknowledged. */
  const acknowledged: number[] = [];
  let [numbered, sentAgain] = [0, 0];

  const attempt = async (identifier: string): Promise<Outcome> => {
    const begun = Date.now();
    const outcome = await admit(identifier);
    if (outcome === 'acknowledged') acknowledged.push(begun);
    return outcome;
  };

  const admit = async (identifier: string): Promise<Outcome> => {
    const port = ports[Math.floor(Math.random() * ports.length)] ?? 0;
    try {
      const { status, text } = await ask(port, 'patients', {
        method: 'POST',
        body: { firstName: 'Under', lastName: 'Load', identifier },
        headers: { cookie, 'idempotency-key': identifier },
      });
      if (status === 200) return 'acknowledged';
      if (status === 503) refusals.add(JSON.parse(text).message);
      else strange.push(`${status} ${text}`);
      return /"outcome":"unknown"/.test(text) ? 'unknown' : 'refused';
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === NOT_SENT) return 'refused';
      if (!CUT_OFF.includes(code)) strange.push(String(error));
      return 'unknown';
    }
  };

  const write = async (identifier: string, isPersistent: boolean): Promise<void> => {
    let outcome = await attempt(identifier);
    if (outcome === 'unknown' && isPersistent) {
      sentAgain += 1;
      // Refused now, the first try may still be saved: only an answer tells.
      while ((await attempt(identifier)) !== 'acknowledged') await wait(PAUSE_MS);
      outcome = 'acknowledged';
    }
    outcomes.set(identifier, outcome);
    if (outcome !== 'acknowledged') await wait(PAUSE_MS);
  };

  const all = Array.from({ length: writers }, async (_, n) => {
    while (!enough.signal.aborted) await write(`K-${++numbered}`, n % 2 === 0);
  });

  return {
    outcomes,
    refusals,
    strange,
    acknowledged,
    sentAgain: () => sentAgain,
    stop: async () => {
      enough.abort();
      await Promise.all(all);
    },
  };
};
