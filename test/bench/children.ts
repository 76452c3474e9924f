import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Env } from '../../server/env.ts';
import type { Serving } from '../../server/serve.ts';

/** What a child process is told first. */
export interface Orders {
  env: Env;
  databaseName: string;
}

/** A server in a process of its own, so that what it costs is not mixed with what it costs to ask. */
export interface Served {
  port: number;
  /** Memory of its process, in MB. */
  rssMb(): Promise<number>;
  stop(): Promise<void>;
}

type Answer = { port: number } | { rss: number } | { failed: string };

const ask = async (child: ChildProcess, question: Orders | 'rss'): Promise<Answer> => {
  const answered = once(child, 'message').then(([answer]) => answer as Answer);
  const gone = once(child, 'exit').then(([code]) => ({ failed: `it ended with code ${code}` }));
  child.send(question);
  const answer = await Promise.race([answered, gone]);
  if ('failed' in answer) throw new Error(`A server of the benchmark failed: ${answer.failed}`);
  return answer;
};

export const startServer = async (file: string, orders: Orders): Promise<Served> => {
  const child = fork(new URL(file, import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = await ask(child, orders);
  return {
    port: 'port' in answer ? answer.port : 0,
    async rssMb() {
      const told = await ask(child, 'rss');
      return 'rss' in told ? told.rss / 1024 ** 2 : Number.NaN;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};

/** The child's side: serves until the parent is gone. `serve` answers its port and how to stop. */
export const beServer = (
  serve: (orders: Orders) => Promise<{ port: number; stop(): Promise<void> }>,
): void => {
  let serving: Serving | undefined;
  const answer = (message: Answer) => process.send?.(message);
  const begin = async (orders: Orders): Promise<void> => {
    serving = await serve(orders);
    answer({ port: serving.port });
  };
  process.on('message', (question: Orders | 'rss') => {
    if (question === 'rss') answer({ rss: process.memoryUsage().rss });
    else begin(question).catch((error: unknown) => answer({ failed: String(error) }));
  });
  // Ctrl-C in a terminal reaches the whole family, but the parent decides when we are done.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.once('disconnect', () => {
    void (serving?.stop() ?? Promise.resolve()).finally(() => process.exit());
  });
};
