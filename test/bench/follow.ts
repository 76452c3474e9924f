import { once } from 'node:events';
import { request } from 'node:http';
import { query } from './calls.ts';
import type { Stage } from './stage.ts';

/** A page that follows its clinic, as the server sees it. */
export interface Follower {
  /** When it hears of the next change, by `performance.now()`. */
  heard(): Promise<number>;
  leave(): void;
}

/** Follows as a browser does, and answers once the stream has begun. */
export const follow = async (stage: Stage, client: number): Promise<Follower> => {
  const call = query(stage, 'live.bookings', {}, client);
  const sent = request({ host: '127.0.0.1', port: stage.medflow.port, agent: false, ...call });
  sent.on('error', () => undefined).end();
  const [answer] = await once(sent, 'response');
  let said = '';
  let tell: (at: number) => void = () => undefined;
  const begun = new Promise<void>((resolve, reject) => {
    answer.setEncoding('utf8');
    answer.on('error', () => undefined);
    answer.on('close', () => reject(new Error(`A stream ended before it was left: ${said}`)));
    answer.on('data', (chunk: string) => {
      const at = performance.now();
      const blocks = (said + chunk).split('\n\n');
      said = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.includes('"kind":"ready"')) resolve();
        if (block.includes('"kind":"changes"')) tell(at);
      }
    });
  });
  await begun;
  return {
    heard: () =>
      new Promise(resolve => {
        tell = resolve;
      }),
    leave: () => sent.destroy(),
  };
};
