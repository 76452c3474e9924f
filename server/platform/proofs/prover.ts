import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Prover } from '../../api/call-context.ts';
import { Refusal } from '../../errors.ts';
import type { Log } from '../../logger.ts';

const medflow = fileURLToPath(new URL('../../cli/medflow.mjs', import.meta.url));

/** How `medflow --json` says that a command failed. */
const Failure = z.object({ error: z.string() });

/**
 * A process of its own, so that clinics do not wait while passwords are hashed and schemas spoiled; it keeps its report
 * itself. `environment` is that of this server unless said otherwise.
 */
export const createProver = (log: Log, environment?: Record<string, string>): Prover => {
  let running: Promise<void> | null = null;
  let child: ChildProcess | undefined;
  let failure: string | null = null;

  const run = async (): Promise<void> => {
    const started = spawn(process.execPath, [medflow, 'proof', '--as-far-as-possible', '--json'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(environment && { env: environment }),
    });
    child = started;
    const closed = once(started, 'close');
    const told = await text(started.stderr);
    await closed;
    failure = failureIn(told);
    if (failure) log.error({ failure }, 'A proof left no report');
  };

  return {
    state: () => ({ isRunning: running !== null, failure }),
    start() {
      if (running) throw new Refusal('A proof is running already.');
      failure = null;
      running = run()
        .catch((error: Error) => {
          failure = `The proof could not be started: ${error.message}`;
        })
        .finally(() => (running = null));
    },
    async stop() {
      child?.kill('SIGTERM');
      await running;
    },
  };
};

const failureIn = (told: string): string | null => {
  const line = told.split('\n').findLast(said => said.startsWith('{"error":'));
  return line ? Failure.parse(JSON.parse(line)).error : null;
};
