import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { DemoClinic } from './api/call-context.ts';
import { createApp } from './app.ts';
import { Facility } from './clinic/facilities/facility.entity.ts';
import { type Database } from './data/database/connection/database.ts';
import { openDatabase } from './data/database/open-database.ts';
import { bootstrap } from './data/database/roles/bootstrap.ts';
import { expectRoles } from './data/database/roles/expect-roles.ts';
import { verifyDatabase } from './data/database/schema/integrity.ts';
import { migrateUp, pendingMigrations } from './data/database/schema/migrations.ts';
import { asActor } from './data/orm/as-actor.ts';
import { openPlanes, type Planes } from './data/orm/planes.ts';
import { systemActor } from './data/records/actor.ts';
import { entities } from './entities.ts';
import type { Env } from './env.ts';
import { isRightsViolation } from './errors.ts';
import { createLog, type Log } from './logger.ts';
import type { Lifecycle } from './operations/health.ts';
import { startJobs } from './operations/jobs.ts';
import { MailSender } from './operations/mail-sender.ts';
import { startSupportClock } from './platform/grants/support-clock.ts';
import { createProver } from './platform/proofs/prover.ts';
import { type Serving, serve } from './serve.ts';
import { StartupError } from './startup-error.ts';

export interface Running extends Serving {
  database: Database;
  planes: Planes;
}

export interface StartOptions {
  /** Tells a person what is happening. */
  say?: (sentence: string) => void;
  /** Runs once the schema is there and before anything is served: demo data on a first start. */
  prepare?: (database: Database, planes: Planes) => Promise<void>;
  demoClinics?: (planes: Planes) => Promise<DemoClinic[]>;
  pages?: RequestHandler;
  log?: Log;
}

/**
 * Starts a MedFlow: database, roles, migrations, checks, HTTP. Refuses, in words, to serve when a role has more rights
 * than it should or the schema is not the one this code was written for.
 */
export const start = async (env: Env, options: StartOptions = {}): Promise<Running> => {
  const { say = () => undefined, prepare, demoClinics = async () => [], pages } = options;
  const log = options.log ?? createLog(env);
  const database = await openDatabase(env, { onProgress: say });
  const undo: (() => Promise<void>)[] = [() => database.close()];
  const stopAll = async () => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    await prepareSchema(env, database, say);
    const planes = await openPlanes(database, entities, database.name, {
      ...{ poolMax: env.poolMax, keyGeneration: env.tenantKeyGeneration, log },
    });
    undo.push(async () => planes[Symbol.asyncDispose]());
    await verifyContextKey(planes);
    await prepare?.(database, planes);
    const lifecycle: Lifecycle = { draining: false };
    const prover = createProver(log);
    undo.push(() => prover.stop());
    const app = createApp({
      ...{ env, planes, log, lifecycle, prover, pages },
      demoClinics: () => demoClinics(planes),
    });
    const serving = await serve(app, env, lifecycle);
    undo.push(() => serving.stop());
    const clock = startSupportClock(planes, log);
    undo.push(() => clock.stop());
    if (env.cronJobs) {
      const jobs = startJobs(planes, log);
      undo.push(() => jobs.stop());
    }
    if (env.smtpUrl) {
      const sender = new MailSender(planes, log, { ...env, smtpUrl: env.smtpUrl });
      sender.start();
      undo.push(() => sender.stop());
    }
    return { ...serving, database, planes, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
};

/** In production the schema changes only when someone says so; everywhere else it follows the code. */
const prepareSchema = async (
  env: Env,
  database: Database,
  say: (sentence: string) => void,
): Promise<void> => {
  if (env.mode !== 'production') {
    await bootstrap(database);
    const applied = await migrateUp(database, entities);
    if (applied.length > 0) say(`Brought the schema up to date (${applied.length} migrations)`);
  } else {
    await expectRoles(database);
    const pending = await pendingMigrations(database, entities);
    if (pending.length > 0)
      throw new StartupError(
        `${pending.length} migrations or functions are not deployed. Run: npm run medflow -- db up`,
      );
  }
  const findings = await verifyDatabase(database);
  if (findings.length > 0)
    throw new StartupError(
      `MedFlow does not start like this: ${findings.map(({ sentence }) => sentence).join(' ')}`,
    );
};

/** A key the database does not know would refuse every call; better to say so now. */
const verifyContextKey = async (planes: Planes): Promise<void> => {
  const nobody = systemActor(randomUUID(), 'start');
  try {
    await asActor(planes, nobody, em => em.findOne(Facility, {}), { readOnly: true });
  } catch (error) {
    if (!isRightsViolation(error)) throw error;
    throw new StartupError(
      'The database does not know the key that signs clinic contexts: MEDFLOW_SECRET is another one than at the last migration. With the right one, run: npm run medflow -- db up',
    );
  }
};
