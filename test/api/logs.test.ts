import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { inClinic } from '../../server/data/orm/in-clinic.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { serviceFields } from '../../server/demo/factories/factories.ts';
import { entities } from '../../server/entities.ts';
import { onTrail } from '../../server/work-trail.ts';
import { codeOf } from '../http/authenticator-app.ts';
import { openDoor } from '../http/front-door.ts';
import { cookiesOf, said } from '../http/send.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import {
  bookable,
  clinic,
  cookieOf,
  database,
  databaseName,
  faker,
  hostOf,
  PASSWORD,
  slot,
  sqlAs,
  systemOf,
} from '../world/world.ts';

/** Everything is logged, and without the redaction that would hide a leak: nothing may get here in the first place. */
const lines: string[] = [];
const keep = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});
const everything = pino({ level: 'trace' }, keep);
const { knock } = await openDoor({}, everything);

const planted = {
  firstName: 'Plantedfirst',
  lastName: 'Plantedlast',
  identifier: 'PLANTED-ID-1',
  email: 'planted@mail.example',
  phone: '+49 30 7654321',
  preferredName: 'Plantednick',
  formerName: 'Plantedformer',
  notes: 'Planted diagnosis',
  birthDate: '1971-07-17',
};
const secret = 'planted password, long enough';

test('E1 OPS-5: a day’s work leaves neither a person’s data nor a secret in the log, whatever goes wrong', async () => {
  const { clinic: ours, links } = await bookable();
  const cookie = await cookieOf(ours);
  const ask = (path: string, method = 'GET', body?: unknown, headers: { cookie?: string } = { cookie }) =>
    knock({ host: hostOf(ours), path, method, headers, body });
  const statuses = new Map<string, number>();
  const did = async (what: string, asked: ReturnType<typeof knock>) => {
    const answer = await asked;
    statuses.set(what, answer.status);
    return answer;
  };
  const credentials = { email: ours.ownerEmail, password: PASSWORD };
  await did('sign in', ask('/api/v1/session', 'POST', credentials, {}));
  await did(
    'sign in wrongly',
    ask('/api/v1/session', 'POST', { email: planted.email, password: secret }, {}),
  );
  const { id } = said(await did('admit', ask('/api/v1/patients', 'POST', planted)));
  await did('search', ask('/api/v1/patients?search=plantedlast'));
  await did(
    'search by tRPC',
    ask(`/trpc/patients.list?input=${encodeURIComponent('{"search":"plantedlast"}')}`),
  );
  await did('read', ask(`/api/v1/patients/${String(id)}`));
  await did('duplicate', ask('/api/v1/patients', 'POST', planted));
  await did('mistype', ask('/api/v1/patients', 'POST', { ...planted, phone: 'Plantedphone' }));
  await did('break off', ask('/api/v1/patients', 'POST', JSON.stringify(planted).slice(0, -5)));
  await did('stale', ask(`/api/v1/patients/${String(id)}`, 'PATCH', { version: 7, notes: planted.notes }));
  const booking = { ...links, startsAt: slot(9), notes: planted.notes };
  await did('book', ask('/api/v1/bookings', 'POST', booking));
  await did('overlap', ask('/api/v1/bookings', 'POST', booking));
  const user = { firstName: 'Planteduser', lastName: 'X', role: 'staff', email: planted.email };
  await did('hire', ask('/api/v1/invitations', 'POST', user));
  const admin = await sqlAs('admin');
  await admin.query('alter table clinic.patient_terms rename to terms_elsewhere');
  await did('break', ask('/api/v1/patients', 'POST', { ...planted, identifier: 'PLANTED-ID-2' }));
  await did('search while broken', ask('/api/v1/patients?search=plantedlast'));
  await admin.query('alter table clinic.terms_elsewhere rename to patient_terms');
  expect(Object.fromEntries(statuses)).toEqual({
    ...{ 'sign in': 200, 'sign in wrongly': 401, admit: 200, search: 200, 'search by tRPC': 200, read: 200 },
    ...{ duplicate: 409, mistype: 400, 'break off': 400, stale: 409, book: 200, overlap: 409, hire: 200 },
    ...{ break: 500, 'search while broken': 500 },
  });
  await expect
    .poll(() => lines.filter(line => line.includes('request completed')).length)
    .toBeGreaterThan(10);
  const log = lines.join('');
  for (const words of [
    ...Object.values(planted),
    secret,
    PASSWORD,
    'Planteduser',
    'Plantedphone',
    cookie.slice(8),
  ])
    expect(log.toLowerCase()).not.toContain(words.toLowerCase());
  expect(log).not.toMatch(/insert into|select .* from|patient_terms|set-cookie/i);
});

test('L6 OPS-5 IDN-1: nothing by which somebody gets in reaches the log: addresses, links, codes, keys, passwords', async () => {
  const { length } = lines;
  const ours = await clinic();
  const cookie = await cookieOf(ours);
  const secrets = [
    'newcomer@planted.example',
    'planted kettle orbit 88',
    'planted lantern orbit 99',
  ] as const;
  const [email, password, another] = secrets;
  const used: string[] = [...secrets, ours.ownerEmail];
  const ask = async (route: string, body?: unknown, headers: { cookie?: string } = {}) => {
    const [method, path] = route.split(' ');
    const answer = await knock({ host: hostOf(ours), path: `/api/v1${path}`, method, headers, body });
    used.push(...(answer.headers['set-cookie'] ?? []).flatMap(one => /=([\w.-]{20,})/.exec(one)?.[1] ?? []));
    return answer;
  };
  const mailed = async (kind: string) => {
    const token = tokenIn((await mailsTo(email)).findLast(mail => mail.kind === kind)?.body);
    expect(token).toHaveLength(43);
    used.push(token);
    return token;
  };
  const statuses: number[] = [];
  const did = async (asked: ReturnType<typeof ask>) => {
    const answer = await asked;
    statuses.push(answer.status);
    return said(answer);
  };

  const person = { email, firstName: 'Planteduser', lastName: 'Plantedlast', role: 'admin' };
  await did(ask('POST /invitations', person, { cookie }));
  const invitation = await mailed('invitation');
  await did(ask('POST /invitations/show', { token: invitation }));
  await did(ask('POST /invitations/accept', { token: invitation, password: 'password1234' }));
  await did(ask('POST /invitations/accept', { token: invitation, password }));
  await did(ask('POST /invitations/accept', { token: invitation, password }));
  await did(ask('POST /account/reset-requests', { email }));
  const reset = await mailed('reset');
  await did(ask('POST /account/resets', { token: reset, password: another }));
  await did(ask('POST /account/resets', { token: reset, password: another }));
  await did(ask('POST /session', { email, password }));
  const hers = { cookie: cookiesOf(await ask('POST /session', { email, password: another })) };
  const { key } = await did(ask('POST /second-factor', undefined, hers));
  const code = await codeOf(String(key), -1);
  const confirmed = await ask('POST /second-factor/confirm', { code }, hers);
  const { recoveryCodes } = said(confirmed) as { recoveryCodes: string[] };
  const { challenge } = await did(ask('POST /session', { email, password: another }));
  await did(ask('POST /session/code', { challenge, code }));
  await did(ask('POST /session/code', { challenge, code: recoveryCodes[0] }));
  const wish = { name: 'Laboratory', role: 'staff', scopes: ['patients:read'] };
  const { token } = await did(ask('POST /tokens', wish, { cookie }));
  const bearer = { authorization: `Bearer ${token}` };
  await did(knock({ host: hostOf(ours), path: '/api/v1/patients', headers: bearer }));
  await did(
    knock({ host: hostOf(ours), path: '/api/v1/patients', headers: { authorization: `Bearer ${token}x` } }),
  );
  const { url } = await did(ask('POST /session/arrive', { from: `http://${hostOf(ours)}` }));
  await did(ask('POST /session/enter', { ticket: invitation }));
  expect(statuses).toEqual([
    ...[200, 200, 422, 200, 404, 200, 200, 404, 401, 200, 200, 401, 200],
    ...[200, 200, 401, 200, 401],
  ]);

  used.push(
    String(key),
    ...recoveryCodes,
    String(challenge),
    String(token),
    String(url).split('.').at(-1) ?? '',
  );
  const ended = () => lines.slice(length).filter(line => line.includes('request completed')).length;
  await expect.poll(ended).toBeGreaterThan(19);
  const log = lines.slice(length).join('').toLowerCase();
  for (const secret of new Set([...used, cookie.split('=')[1]?.split(';')[0] ?? '', 'Planteduser'])) {
    expect(secret.length).toBeGreaterThan(8);
    expect(log.includes(secret.toLowerCase()), secret).toBe(false);
  }
  expect(log).not.toContain(`"${code}"`);
});

test('OPS-5: each call is one line with request id, path, status and time, and a failure says where it happened', async () => {
  const ours = await clinic();
  const admin = await sqlAs('admin');
  await admin.query('alter table clinic.services rename to services_elsewhere');
  const headers = { cookie: await cookieOf(ours) };
  const answer = await knock({ host: hostOf(ours), path: '/api/v1/services?status=active', headers });
  await admin.query('alter table clinic.services_elsewhere rename to services');
  const requestId = String(answer.headers['x-request-id']);
  const about = () => lines.filter(line => line.includes(requestId)).map(line => JSON.parse(line));
  await expect.poll(() => about().length).toBe(2);
  const failure = { requestId, procedure: 'services.list', code: '42P01', msg: 'A call failed' };
  const done = { req: { id: requestId, method: 'GET', path: '/api/v1/services' }, res: { statusCode: 500 } };
  expect(about()).toMatchObject([failure, { ...done, responseTime: expect.any(Number) }]);
});

test('LIT-3 DB-7: a slow statement is told by its shape and duration, never by its values', async () => {
  const ours = await clinic();
  await using planes = await openPlanes(database, entities, databaseName, { poolMax: 3, log: everything });
  const slow =
    "select pg_sleep(0.15)::text as slept, count(*) from clinic.patients where last_name = 'Plantedlast'";
  await asActor(planes, systemOf(ours), em => inClinic(em, z.object({ slept: z.string() }), slow));
  await asActor(planes, systemOf(ours), em => em.find(Patient, { language: 'Plantedlast' }));
  const isSlow = (line: string) => line.includes('Query execution time exceeded threshold');
  // Any statement may be slow on a busy machine.
  const told = lines.filter(line => isSlow(line) && line.includes('pg_sleep'));
  expect(told).toHaveLength(1);
  expect(JSON.parse(told[0] ?? '')).toMatchObject({
    durationMs: expect.any(Number),
    statement: expect.stringMatching(/^select pg_sleep\(\?\).*last_name = \?$/),
  });
  expect(lines.filter(isSlow).join('')).not.toContain('Planted');
});

test('OPS-5: services that are named after nobody still leave no body in the log', async () => {
  const ours = await clinic();
  const { length } = lines;
  const body = serviceFields(faker, { name: 'Plantedservice' });
  const headers = { cookie: await cookieOf(ours) };
  await knock({ host: hostOf(ours), path: '/trpc/services.create', method: 'POST', headers, body });
  await expect.poll(() => lines.length).toBeGreaterThan(length);
  expect(lines.slice(length).join('')).not.toContain('Plantedservice');
});

test('AP12 OPS-5: what a call leaves in the log names its clinic and its member, by their ids', async () => {
  const ours = await clinic();
  const headers = { cookie: await cookieOf(ours) };
  const admin = await sqlAs('admin');
  const { rows } = await admin.query('select id from clinic.users where tenant_id = $1', [ours.id]);
  const answer = await knock({ host: hostOf(ours), path: '/api/v1/services', headers });
  const requestId = String(answer.headers['x-request-id']);
  const line = () => lines.find(said => said.includes(requestId) && said.includes('request completed'));
  await expect.poll(line).toBeDefined();
  expect(JSON.parse(line() ?? '')).toMatchObject({ clinic: ours.id, user: rows[0].id, requestId });
});

test('AP12 DB-7: a slow statement says for which call, clinic and member it ran', async () => {
  const ours = await clinic();
  await using planes = await openPlanes(database, entities, databaseName, { poolMax: 3, log: everything });
  const trail = { requestId: crypto.randomUUID(), clinic: ours.id, user: crypto.randomUUID() };
  await onTrail(trail, () =>
    asActor(planes, systemOf(ours), em =>
      inClinic(em, z.object({ slept: z.string() }), 'select pg_sleep(0.15)::text as slept'),
    ),
  );
  const told = lines.find(line => line.includes(trail.requestId) && line.includes('pg_sleep'));
  expect(JSON.parse(told ?? '{}')).toMatchObject({
    ...trail,
    statement: 'select pg_sleep(?)::text as slept',
  });
});
