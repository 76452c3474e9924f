import type { RequestHandler } from 'express';
import type { DemoClinic, Prover } from './api/call-context.ts';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import type { Database } from './data/database/connection/database.ts';
import type { Planes } from './data/orm/planes.ts';
import type { Env } from './env.ts';
import { type Installation, openInstallation } from './installation.ts';
import { createLog, type Log } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { Lifecycle } from './operations/health.ts';
import {
  type IntegrityWatch,
  integrityFaults,
  raiseIntegrityAlert,
  watchIntegrity,
} from './operations/integrity.ts';
import { createProver } from './platform/proofs/prover.ts';
import { processesFor, startGroup } from './process-group.ts';
import { type Serving, serve } from './serve.ts';

export interface Running extends Serving {
  database: Database;
  planes: Planes;
  integrity: IntegrityWatch;
  /** How many processes serve. */
  processes: number;
}

export interface StartOptions {
  /** Tells a person what is happening. */
  say?: (sentence: string) => void;
  /** Runs once the schema is there and before anything is served: demo data on a first start. */
  prepare?: (database: Database, planes: Planes) => Promise<void>;
  demoClinics?: (planes: Planes) => Promise<DemoClinic[]>;
  pages?: RequestHandler;
  log?: Log;
  /** Whether further processes may be started, which run the same command as this one. */
  mayFork?: boolean;
}

/** Starts a MedFlow: database, roles, migrations, checks, HTTP in one process or several, and what goes on in the background. */
export const start = async (env: Env, options: StartOptions = {}): Promise<Running> => {
  const log = options.log ?? createLog(env);
  const { say, prepare, mayFork = false } = options;
  const installation = await openInstallation(env, { log, say });
  const { database, planes } = installation;
  const prover = createProver(log);
  const integrity = watchIntegrity(() => integrityFaults(database), {
    ...{ log, onFound: raiseIntegrityAlert(planes) },
  });
  try {
    await prepare?.(database, planes);
    const count = mayFork ? await processesFor(env, database) : 1;
    const serving =
      count > 1
        ? await startGroup(count, { log, prover })
        : await startServing(installation, { ...options, prover, integrity });
    const background = startBackground(installation);
    return {
      ...{ port: serving.port, database, planes, integrity, processes: count },
      async stop() {
        await Promise.all([serving.stop(), background.stop(), integrity.stop(), prover.stop()]);
        await installation.close();
      },
    };
  } catch (error) {
    await Promise.all([integrity.stop(), prover.stop()]);
    await installation.close();
    throw error;
  }
};

interface ServingParts extends Pick<StartOptions, 'demoClinics' | 'pages'> {
  prover: Prover;
  integrity: IntegrityWatch;
  metrics?: Metrics;
  /** What `/metrics` tells, where it is more than of this process. */
  tellMetrics?: () => Promise<string>;
}

/** Answers calls over HTTP on what is open already. */
export const startServing = (
  { env, planes, log }: Installation,
  { demoClinics = async () => [], pages, integrity, ...rest }: ServingParts,
): Promise<Serving> => {
  const lifecycle: Lifecycle = { draining: false };
  const app = createApp({
    ...{ env, planes, log, lifecycle, pages, ...rest },
    failingChecks: integrity.failing,
    demoClinics: () => demoClinics(planes),
  });
  return serve(app, env, lifecycle);
};
