import { AggregatorRegistry } from 'prom-client';
import type { Prover } from '../api/call-context.ts';
import type { Env } from '../env.ts';
import { Refusal } from '../errors.ts';
import { createLog } from '../logger.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { integrityFaults, watchIntegrity } from '../operations/integrity.ts';
import { messageOf } from '../startup-error.ts';
import { openInstallation } from './installation.ts';
import { isOurs, type Message } from './process-group.ts';
import { type ServingParts, startServing } from './serving.ts';

const tell = (message: Message): void => void process.send?.(message);

const hear = (listen: (message: Message) => void): void => {
  process.on('message', message => isOurs(message) && listen(message));
};

/** Serves as one of a group, until the first process says that it is over, or is gone itself. */
export const serveInGroup = async (env: Env, options: Pick<ServingParts, 'demoClinics'>): Promise<void> => {
  const over = askedToStop();
  const log = createLog(env);
  try {
    const installation = await openInstallation(env, { log, isPrepared: true });
    const integrity = watchIntegrity(() => integrityFaults(installation.database), { log });
    const metrics = createMetrics(installation.planes);
    const tellMetrics = metricsOfGroup(metrics);
    const parts = { ...options, integrity, prover: proverOfGroup(), metrics, tellMetrics };
    const serving = await startServing(installation, parts);
    tell({ medflow: 'serving', port: serving.port });
    await over;
    await Promise.all([serving.stop(), integrity.stop()]);
    await installation.close();
  } catch (error) {
    process.exitCode = 1;
    tell({ medflow: 'failed', sentence: messageOf(error) });
  }
  if (process.connected) process.disconnect();
};

const askedToStop = (): Promise<void> =>
  new Promise(resolve => {
    // A terminal's Ctrl-C reaches everybody; it is the first process that decides what it means.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
    hear(({ medflow }) => medflow === 'stop' && resolve());
  });

/** The first process proves; the others pass on that it should, and what became of it. */
const proverOfGroup = (): Prover => {
  let state: ReturnType<Prover['state']> = { isRunning: false, failure: null };
  hear(message => {
    if (message.medflow === 'proving') state = message.state;
  });
  return {
    state: () => state,
    start() {
      if (state.isRunning) throw new Refusal('A proof is running already.');
      state = { isRunning: true, failure: null };
      tell({ medflow: 'prove' });
    },
    stop: async () => undefined,
  };
};

/** Sums of all processes that serve; the first one gathers them. */
const metricsOfGroup = ({ registry }: Metrics) => {
  const waiting = new Map<number, (text: string | null) => void>();
  let asked = 0;
  // Made only to answer the first process when it gathers.
  Object.seal(new AggregatorRegistry());
  AggregatorRegistry.setRegistries(registry);
  hear(message => {
    if (message.medflow === 'metrics') waiting.get(message.id)?.(message.text);
  });
  return async (): Promise<string> => {
    const id = ++asked;
    const answered = new Promise<string | null>(resolve => waiting.set(id, resolve));
    tell({ medflow: 'metrics wanted', id });
    const text = await answered;
    waiting.delete(id);
    // Rather the figures of one than none.
    return text ?? registry.metrics();
  };
};
