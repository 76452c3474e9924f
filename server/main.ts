import type { RequestHandler } from 'express';
import type { DemoClinic } from './api/call-context.ts';
import type { Database } from './data/database/connection/database.ts';
import { repairRoles } from './data/database/roles/repair-roles.ts';
import type { Planes } from './data/orm/planes.ts';
import type { Env } from './env.ts';
import { createLog, type Log } from './logger.ts';
import {
  type IntegrityWatch,
  integrityFaults,
  raiseIntegrityAlert,
  watchIntegrity,
} from './operations/integrity.ts';
import { createProver } from './platform/proofs/prover.ts';
import { startBackground } from './processes/background.ts';
import { openInstallation } from './processes/installation.ts';
import { processesFor, startGroup } from './processes/process-group.ts';
import { startServing } from './processes/serving.ts';
import type { Serving } from './serve.ts';

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
    ...{ log, onFound: raiseIntegrityAlert(planes), repair: () => repairRoles(database) },
  });
  try {
    await prepare?.(database, planes);
    const count = mayFork ? await processesFor(env, database) : 1;
    const serving =
      count > 1
        ? await startGroup(count, { env, log, prover })
        : await startServing(installation, { ...options, prover, integrity });
    const background = await startBackground(installation);
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
