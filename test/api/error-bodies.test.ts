import { expect, test } from 'vitest';
import { loginOf, roleNames } from '../../server/data/database/connection/roles.ts';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { openDoor } from '../http/front-door.ts';
import type { Raw } from '../http/send.ts';
import { type Records, records } from '../world/records.ts';
import { WAITED_FOR } from '../world/waiting.ts';
import { as, clinic, databaseName, faker, hostOf, slot, sqlAs, tokenOf } from '../world/world.ts';

const { knock } = await openDoor();
const [admin, observer] = [await sqlAs('admin'), await sqlAs('admin')];
const ours = await records();
const cookie = `medflow=${await tokenOf(ours.clinic)}`;

type HostKind = (path: string, more?: object, headers?: object) => Promise<Raw>;
const ask: HostKind = (path, more = {}, headers = {}) =>
  knock({ host: hostOf(ours.clinic), path, headers: { cookie, ...headers }, ...more });
const post = (path: string, body: unknown, headers: object = {}) =>
  ask(path, { method: 'POST', body }, headers);
const patch = (path: string, body: unknown) => ask(path, { method: 'PATCH', body });
const trpc = (path: string, input: unknown) => post(`/trpc/${path}`, input);

/** What only the database knows: its constraints, indexes, functions, policies, triggers, roles and qualified tables. */
const secretNames = async (): Promise<string[]> => {
  const { rows } = await admin.query<{ name: string }>(
    `with ours as (select oid, nspname from pg_namespace where nspname !~ '^pg_|^information_schema$')
     select conname as name from pg_constraint where connamespace in (select oid from ours)
     union select c.relname from pg_class c join ours n on n.oid = c.relnamespace where c.relkind = 'i'
     union select n.nspname || '.' || c.relname from pg_class c join ours n on n.oid = c.relnamespace
     union select proname from pg_proc where pronamespace in (select oid from ours) and proname ~ '_'
     union select polname from pg_policy
     union select tgname from pg_trigger where not tgisinternal and tgname ~ '_'
     union select attname from pg_attribute a join pg_class c on c.oid = a.attrelid join ours n on n.oid = c.relnamespace
       where attname ~ '_' and c.relkind = 'r'`,
  );
  return [...rows.map(({ name }) => name), ...roleNames.map(loginOf)];
};

const stopWhoeverWaits = async () => {
  const sql = `select pg_cancel_backend(pid) ${WAITED_FOR} and relation = 'clinic.services'::regclass`;
  return (await observer.query(sql)).rowCount;
};

/** One failure of each kind, made by what a client can do or by a database that is not as it should be. */
const failures = (r: Records): Record<string, [number, () => Promise<Raw>]> => {
  const broken = async (breaking: string, mending: string, work: () => Promise<Raw>) => {
    await admin.query(breaking);
    try {
      return await work();
    } finally {
      await admin.query(mending);
    }
  };
  const booking = { ...r.links, startsAt: slot(9) };
  return {
    'no JSON over REST': [400, () => post('/api/v1/patients', '{"firstName":')],
    'no JSON over tRPC': [400, () => post('/trpc/patients.admit', '{"firstName":')],
    'fields that are wrong': [400, () => post('/api/v1/patients', { firstName: 7 })],
    'a cursor of nobody’s': [400, () => ask('/api/v1/patients?cursor=W251bGxd')],
    'a search that cannot be stored': [
      400,
      () => trpc('patients.admit', { firstName: '\0', lastName: '\ud800' }),
    ],
    'an address that cannot be read': [400, () => ask('/api/v1/patients/%E0%A4%A')],
    'a day that ends before it starts': [
      400,
      async () => {
        const { version } = (await (await as(r.clinic)).settings.get()).booking;
        return patch('/api/v1/settings/booking', { version, dayStartsAt: 20, dayEndsAt: 3 });
      },
    ],
    'nobody signed in': [401, () => ask('/api/v1/patients', {}, { cookie: '' })],
    'a wrong password': [
      401,
      () => post('/api/v1/session', { email: r.clinic.ownerEmail, password: 'wrong' }),
    ],
    'another site': [403, () => post('/api/v1/patients', {}, { origin: 'https://evil.example' })],
    'no such record': [404, () => ask(`/api/v1/patients/${crypto.randomUUID()}`)],
    'a link to no such record': [
      404,
      () => trpc('bookings.book', { ...booking, patientId: crypto.randomUUID() }),
    ],
    'no such address': [404, () => ask('/api/v1/clinic.patients')],
    'no such call': [404, () => ask('/trpc/nothing.at.all')],
    'the wrong method': [405, () => trpc('patients.list', {})],
    'a name that is taken': [
      409,
      () => post('/api/v1/services', { ...serviceFields(faker), slug: r.service.slug }),
    ],
    'a number that is taken': [
      409,
      () => trpc('patients.admit', { firstName: 'A', lastName: 'B', identifier: r.patient.identifier }),
    ],
    'a time that is taken': [409, () => post('/api/v1/bookings', booking)],
    'a version that is old': [
      409,
      () => patch(`/api/v1/patients/${r.patient.id}`, { version: 99, notes: 'x' }),
    ],
    'a body too large': [413, () => post('/api/v1/patients', 'x'.repeat(1_100_000))],
    'no JSON type': [415, () => post('/api/v1/patients', 'x', { 'content-type': 'text/plain' })],
    'a rule of the clinic': [
      422,
      () => trpc('bookings.complete', { id: r.booking.id, version: r.booking.version }),
    ],
    'a table that is gone': [
      500,
      () =>
        broken(
          'alter table clinic.facilities rename to facilities_elsewhere',
          'alter table clinic.facilities_elsewhere rename to facilities',
          () => ask('/api/v1/facilities'),
        ),
    ],
    'a column that is gone': [
      500,
      () =>
        broken(
          'alter table clinic.services rename column buffer_minutes to pause_minutes',
          'alter table clinic.services rename column pause_minutes to buffer_minutes',
          () => ask('/trpc/services.list?input=%7B%7D'),
        ),
    ],
    'a sum that the database cannot do': [
      500,
      () =>
        broken(
          `alter table clinic.services add constraint services_never check (1 / (duration_minutes - duration_minutes) > 0) not valid`,
          'alter table clinic.services drop constraint services_never',
          () => post('/api/v1/services', serviceFields(faker)),
        ),
    ],
    'a rule that only the database knows': [
      400,
      () =>
        broken(
          'alter table clinic.services add constraint services_never check (false) not valid',
          'alter table clinic.services drop constraint services_never',
          () => post('/api/v1/services', serviceFields(faker)),
        ),
    ],
    'a right that is missing': [
      403,
      () =>
        broken(
          'revoke select on clinic.services from medflow_app',
          'grant select on clinic.services to medflow_app',
          () => ask('/api/v1/services'),
        ),
    ],
    'a database that lets nobody in': [
      503,
      () =>
        broken(
          // Of this database alone: the role is that of all other files as well.
          `alter database ${databaseName} connection limit 0;
           select pg_terminate_backend(pid) from pg_stat_activity
             where usename = 'medflow_app' and datname = current_database()`,
          `alter database ${databaseName} connection limit -1`,
          () => ask('/api/v1/services'),
        ),
    ],
    'a statement that was stopped': [
      503,
      () =>
        broken('begin; lock table clinic.services in access exclusive mode', 'rollback', async () => {
          const waiting = ask('/api/v1/services');
          await expect.poll(stopWhoeverWaits, { interval: 20 }).toBe(1);
          return waiting;
        }),
    ],
  };
};

test.each(Object.entries(failures(ours)))(
  'H4: %s is told without a stack, a statement or a name',
  async (what, [status, fail]) => {
    const { status: answered, text, headers } = await fail();
    expect(answered, text).toBe(status);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(text).toContain(String(headers['x-request-id']));
    expect(text).not.toMatch(
      /\b(?:select|insert|update|delete) .*\b(?:from|into|set)\b|relation|violates|constraint/i,
    );
    expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|"stack"|SQLSTATE|ECONN|postgres/i);
    const known = await secretNames();
    expect(known.length).toBeGreaterThan(100);
    expect(
      known.filter(name => text.includes(name)),
      what,
    ).toEqual([]);
  },
);

test('H4: another clinic’s door says no more than the own one', async () => {
  const theirs = await clinic();
  const answer = await knock({ host: hostOf(theirs), path: '/api/v1/patients', headers: { cookie } });
  expect(answer.status).toBe(403);
  expect(answer.text).not.toMatch(
    new RegExp([ours.clinic.id, theirs.id, ours.clinic.slug, theirs.slug].join('|')),
  );
});
