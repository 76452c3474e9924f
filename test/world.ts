import { randomBytes } from 'node:crypto';
import { base, en, Faker } from '@faker-js/faker';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { dropDatabase } from '../server/database/bootstrap.ts';
import { withConnection } from '../server/database/connect.ts';
import { openDatabase } from '../server/database/database.ts';
import type { RoleName } from '../server/database/roles.ts';
import { availabilityFields, patientFields, serviceFields } from '../server/demo/factories.ts';
import { readEnv } from '../server/env.ts';
import { createLog } from '../server/http/logger.ts';
import { accountFor } from '../server/identity/accounts.ts';
import { openSession } from '../server/identity/sessions.ts';
import { createMetrics } from '../server/operations/metrics.ts';
import { openPlanes } from '../server/orm/planes.ts';
import { asActor } from '../server/orm/scope.ts';
import { appRouter } from '../server/router.ts';
import { type Actor, systemActor } from '../server/tenancy/actor.ts';
import { Doorkeeper } from '../server/tenancy/caller.ts';
import { type ClinicFacts, ClinicRegistry } from '../server/tenancy/clinics.ts';
import { signedContext } from '../server/tenancy/context.ts';
import { provision } from '../server/tenancy/provision.ts';
import { User } from '../server/users/user.entity.ts';
import type { Role } from '../shared/permissions.ts';

/** What every test file stands on: a database of its own, the real planes, the real router, the real front door. */
export const env = readEnv(inject('environment'));
export const database = await openDatabase(env, { mayBeMissing: true });
export const databaseName = `${inject('template')}_${randomBytes(4).toString('hex')}`;
await withConnection(database.connection('admin', 'postgres'), client =>
  client.query(`create database ${databaseName} template ${inject('template')} owner medflow_owner`),
);
export const planes = await openPlanes(database, databaseName, { poolMax: 10 });
export const log = createLog(env);
const metrics = createMetrics(planes);
const doorkeeper = new Doorkeeper(planes, new ClinicRegistry(planes), env.domain, () =>
  metrics.tenantMismatches.inc(),
);
export const faker = new Faker({ locale: [en, base], seed: 7 });

const clients: pg.Client[] = [];

afterAll(async () => {
  for (const client of clients) await client.end().catch(() => undefined);
  await planes[Symbol.asyncDispose]();
  await dropDatabase(database, databaseName);
  await database.close();
});

export const PASSWORD = 'a long enough password';

export interface TestClinic extends ClinicFacts {
  ownerEmail: string;
}

let made = 0;

/** A fresh clinic with an owner, settings and a facility. */
export const clinic = async (
  overrides: Partial<Parameters<typeof provision>[1]> = {},
): Promise<TestClinic> => {
  const slug = `clinic-${randomBytes(5).toString('hex')}`;
  const ownerEmail = `owner@${slug}.test`;
  const owner = { email: ownerEmail, firstName: 'Olive', lastName: `Owner ${++made}`, password: PASSWORD };
  const facts = await provision(planes, { slug, name: slug, timeZone: 'Europe/Berlin', owner, ...overrides });
  return { ...facts, ownerEmail };
};

/** A member with a role, made behind the scenes; answers ids and e-mail. */
export const member = async (of: ClinicFacts, role: Role) => {
  const email = `${role}-${randomBytes(4).toString('hex')}@${of.slug}.test`;
  const accountId = await accountFor(planes, email, PASSWORD);
  const id = await asActor(planes, systemActor(of.id, 'test'), async em => {
    const user = em.create(User, { accountId, email, firstName: 'Mo', lastName: role, role });
    em.persist(user);
    return () => user.id;
  });
  return { id: id(), email, accountId };
};

const sessionTokens = new Map<string, Promise<string>>();

const accountOf = async (of: ClinicFacts, role: Role): Promise<{ accountId: string; userId: string }> => {
  if (role !== 'owner') {
    const { accountId, id } = await member(of, role);
    return { accountId, userId: id };
  }
  const owner = await asActor(planes, systemActor(of.id, 'test'), em =>
    em.findOneOrFail(User, { role: 'owner' }),
  );
  return { accountId: owner.accountId, userId: owner.id };
};

/** A real session token of a member with this role; the same one each time. */
export const tokenOf = (of: ClinicFacts, role: Role = 'owner'): Promise<string> => {
  const key = `${of.id} ${role}`;
  const open = async () => {
    const { accountId, userId } = await accountOf(of, role);
    const trace = { actorId: userId, procedure: 'test', requestId: null, address: null, userAgent: null };
    return openSession(planes, { accountId, tenantId: of.id }, trace);
  };
  const token = sessionTokens.get(key) ?? open();
  sessionTokens.set(key, token);
  return token;
};

export const hostOf = (of: ClinicFacts): string => `${of.slug}.${env.domain}:3000`;

/** The context of a call with this session at this door. */
export const contextWith = (host: string | undefined, token?: string) => ({
  planes,
  doorkeeper,
  metrics,
  log,
  knock: { host, token, requestId: randomBytes(8).toString('hex'), address: '127.0.0.1' },
  userAgent: 'test',
  cookies: { set: () => undefined, clear: () => undefined },
  demoClinics: async () => [],
});

/** The real router as the browser of a member reaches it: session, door, permission, transaction. */
export const as = async (of: ClinicFacts, role: Role = 'owner') =>
  appRouter.createCaller(contextWith(hostOf(of), await tokenOf(of, role)));

/** The actor that system work in this clinic runs as. */
export const systemOf = (of: ClinicFacts): Actor => systemActor(of.id, 'test');

/** A patient, admitted as a member would. */
export const admit = async (of: ClinicFacts, overrides: Parameters<typeof patientFields>[1] = {}) =>
  (await as(of)).patients.admit(patientFields(faker, overrides));

/** A clinic in which everything is there to book: a provider with hours, a service, a patient. */
export const bookable = async (overrides: Parameters<typeof clinic>[0] = {}) => {
  const of = await clinic(overrides);
  const caller = await as(of);
  const { id: practitionerId } = await member(of, 'provider');
  const { items } = await caller.facilities.list({});
  const facilityId = items[0]?.id ?? '';
  await caller.availability.replaceWeek(
    availabilityFields(practitionerId, facilityId, [1, 2, 3, 4, 5, 6, 7]),
  );
  const service = await caller.services.create(
    serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0 }),
  );
  const patient = await admit(of);
  const links = { patientId: patient.id, serviceId: service.id, practitionerId, facilityId };
  return { clinic: of, caller, links, service, patient };
};

/** The start of an hour (UTC) on a Monday far ahead, for bookings. */
export const slot = (hour: number, day = 7): string => new Date(Date.UTC(2031, 0, day, hour)).toISOString();

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
