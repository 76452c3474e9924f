import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import type { RoleName } from '../../server/data/database/connection/roles.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { dropDatabase } from '../../server/data/database/roles/bootstrap.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { type Actor, systemActor } from '../../server/data/records/actor.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { createLog } from '../../server/logger.ts';
import { openFixture } from '../../server/operations/proof/walk/fixture.ts';
import { createProver } from '../../server/platform/proofs/prover.ts';
import { appRouter } from '../../server/router.ts';
import type { Role } from '../../shared/permissions.ts';

export { faker, slot } from '../../server/operations/proof/walk/fixture.ts';
export {
  type FixtureClinic as TestClinic,
  PASSWORD,
} from '../../server/operations/proof/walk/fixture-clinics.ts';

/** What every test file stands on: a database of its own, the real planes, the real router, the real front door. */
export const environment = inject('environment');
export const env = readEnv(environment);
export const database = await openDatabase(env, { mayBeMissing: true });
/** The same past a pooler, if the suite has one, which gives each call whichever process of the database is free. */
export const direct = {
  ...database,
  pooled: (role: RoleName, name?: string) => database.connection(role, name),
};
export const databaseName = `${inject('template')}_${randomBytes(4).toString('hex')}`;
await withConnection(database.connection('admin', 'postgres'), client =>
  client.query(`create database ${databaseName} template ${inject('template')} owner medflow_owner`),
);
export const planes = await openPlanes(database, entities, databaseName, { poolMax: 10 });
export const log = createLog(env);
/** Proves this file's database, as an installation does whose own user may create no scratch database. */
export const prover = createProver(log, {
  ...environment,
  DATABASE_URL: database.url('owner', databaseName),
});
export const fixture = openFixture({
  ...{ planes, domain: env.domain, log, prover },
  backupDir: env.backupDir,
});
/** Clinics and their members (server/operations/proof/walk/fixture.ts), which `medflow proof` stands on as well. */
export const { clinic, member, tokenOf, cookieOf, newCookieOf, hostOf, contextWith, admit } = fixture;

/** The real router as the browser of a member reaches it: session, door, permission, transaction. */
export const as = async (of: ClinicFacts, role: Role = 'owner', idempotencyKey?: string) =>
  appRouter.createCaller({ ...contextWith(hostOf(of), await tokenOf(of, role)), idempotencyKey });

/** A clinic in which everything is there to book: a provider with hours, a service, a patient. */
export const bookable = async (...overrides: Parameters<typeof fixture.bookable>) => {
  const made = await fixture.bookable(...overrides);
  return { ...made, caller: await as(made.clinic) };
};

/** What is booked at any hour, with anybody, needs a reason. */
export const despite = { reason: 'As the test wants' };

/** The same, for what is about something else than hours: with a reason to book at any time and to any place. */
export const bookableAnyTime = async (...overrides: Parameters<typeof fixture.bookable>) => {
  const made = await bookable(...overrides);
  return { ...made, links: { ...made.links, despite } };
};

const clients: pg.Client[] = [];

afterAll(async () => {
  await prover.stop();
  for (const client of clients) await client.end().catch(() => undefined);
  await planes[Symbol.asyncDispose]();
  await dropDatabase(database, databaseName);
  await database.close();
});

/** The actor that system work in this clinic runs as. */
export const systemOf = (of: ClinicFacts): Actor => systemActor(of.id, 'test');

/** A connection as one of the component roles, which ends with the file. */
export const sqlAs = async (role: RoleName | 'admin', name = databaseName): Promise<pg.Client> => {
  const client = new pg.Client(database.connection(role, name));
  await client.connect();
  clients.push(client);
  return client;
};

/** Runs statements in one transaction with the clinic's signed context, as the app itself would. */
export const inContext = async <T>(
  client: pg.Client,
  of: ClinicFacts,
  work: (client: pg.Client) => Promise<T>,
  context = signedContext(systemOf(of), planes.contextKey),
): Promise<T> => {
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(context))
      await client.query('select set_config($1, $2, true)', [name, value]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};
