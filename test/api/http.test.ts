import { beforeAll, describe, expect, test } from 'vitest';
import { buildClient } from '../../server/api/pages/build-client.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { procedures } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { type Raw, said } from '../http/send.ts';
import { inputFor, records } from '../world/records.ts';
import { untimed } from '../world/values.ts';
import {
  as,
  bookable,
  clinic,
  contextWith,
  cookieOf,
  faker,
  hostOf,
  slot,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const { knock, lifecycle, failing } = await openDoor();
const json = { 'content-type': 'application/json' };

const cookiesOf = async (ours: TestClinic) => ({ cookie: await cookieOf(ours) });
const ask = async (ours: TestClinic, path: string, more: object = {}, headers: object = {}) =>
  knock({ host: hostOf(ours), path, headers: { ...(await cookiesOf(ours)), ...headers }, ...more });
const post = (ours: TestClinic, path: string, body: unknown, headers: object = {}) =>
  ask(ours, path, { method: 'POST', body }, headers);
const admission = () => patientFields(faker);
const patientsOf = async (ours: TestClinic) => (await (await as(ours)).patients.list({})).items;

describe('every answer', () => {
  test('H1 OPS-3: carries the headers that keep a browser safe and a request id of its own', async () => {
    const ours = await clinic();
    const broken = await openDoor({}, undefined, (_req, _res, next) =>
      next(new Error('select * from patients')),
    );
    const answers: [number, Raw][] = [
      [200, await ask(ours, '/api/v1/patients')],
      [200, await ask(ours, '/trpc/session.current')],
      [200, await ask(ours, '/healthz')],
      [200, await knock({ host: 'localhost', path: '/metrics' })],
      [404, await ask(ours, '/metrics')],
      [200, await ask(ours, '/api/openapi.json')],
      [400, await ask(ours, '/api/v1/patients?limit=all')],
      [401, await knock({ host: hostOf(ours), path: '/api/v1/patients' })],
      [403, await post(ours, '/api/v1/patients', {}, { origin: 'https://evil.example' })],
      [404, await ask(ours, '/api/v1/nothing')],
      [404, await ask(ours, '/trpc/nothing.at.all')],
      [404, await ask(ours, '/assets/nothing.js')],
      [415, await post(ours, '/api/v1/patients', 'x', { 'content-type': 'text/plain' })],
      [500, await broken.knock({ host: hostOf(ours), path: '/' })],
    ];
    for (const [status, { status: answered, headers }] of answers) {
      expect(answered).toBe(status);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'SAMEORIGIN',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'content-security-policy': expect.stringContaining("script-src 'self';"),
      });
      const policy = String(headers['content-security-policy']);
      for (const part of [
        "default-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'none'",
      ])
        expect(policy).toContain(part);
      expect(policy).not.toMatch(/unsafe-eval|\*|http:/);
      expect(headers).not.toHaveProperty('x-powered-by');
    }
    expect(new Set(answers.map(([, { headers }]) => headers['x-request-id'])).size).toBe(answers.length);
  });

  test('OPS-5: a request id that somebody sends along is not believed', async () => {
    const headers = { 'x-request-id': 'mine' };
    expect((await knock({ host: 'localhost', path: '/healthz', headers })).headers['x-request-id']).not.toBe(
      'mine',
    );
  });

  test('H1: where TLS is a must, browsers are told to keep to it', async () => {
    const secure = await openDoor({ mode: 'staging' });
    const seen = (await secure.knock({ host: 'localhost', path: '/healthz' })).headers;
    expect(seen['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await knock({ host: 'localhost', path: '/healthz' })).headers).not.toHaveProperty(
      'strict-transport-security',
    );
  });

  test('H2: no other site is let in, however it spells itself', async () => {
    const ours = await clinic();
    const host = hostOf(ours);
    for (const origin of [
      'https://evil.example',
      'null',
      `http://evil-${host}`,
      `http://${host}.evil.example`,
    ]) {
      const preflight = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      };
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await ask(ours, '/api/v1/patients', { method }, { origin, ...preflight });
        expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control-'))).toEqual([]);
      }
    }
  });

  test('H4: when something breaks, it says a sentence and the request id, and nothing of what broke', async () => {
    const ours = await clinic();
    const admin = await sqlAs('admin');
    const stale = { id: crypto.randomUUID(), version: 1 };
    await admin.query('alter table clinic.facilities rename to facilities_elsewhere');
    const rest = await ask(ours, '/api/v1/facilities');
    const trpc = await ask(ours, '/trpc/facilities.list?input=%7B%7D');
    const changed = await ask(ours, '/api/v1/facilities/x', { method: 'PATCH', body: stale });
    await admin.query('alter table clinic.facilities_elsewhere rename to facilities');
    const message = 'Something went wrong on our side. Please tell support the request id.';
    const requestId = (answer: Raw) => answer.headers['x-request-id'];
    expect(rest.status).toBe(500);
    expect(said(rest)).toEqual({ message, code: 'INTERNAL_SERVER_ERROR', requestId: requestId(rest) });
    expect(trpc.status).toBe(500);
    expect(said(trpc)).toEqual({
      error: {
        ...{ message, code: -32603 },
        data: {
          ...{ code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, path: 'facilities.list' },
          requestId: requestId(trpc),
        },
      },
    });
    expect(changed.status).toBe(400);
    const broken = await openDoor({}, undefined, (_req, _res, next) =>
      next(new Error('select * from patients')),
    );
    const page = await broken.knock({ host: hostOf(ours), path: '/' });
    expect(said(page)).toEqual({ message, code: expect.any(String), requestId: requestId(page) });
    for (const { text } of [rest, trpc, changed, page])
      expect(text).not.toMatch(/select|relation|node_modules|\bat .*:\d+/);
  });
});

describe('what comes in', () => {
  test('A8 IDN-9: a change from another site, or not in JSON, is refused and has no effect', async () => {
    const ours = await clinic();
    const host = hostOf(ours);
    const refused: [object, number][] = [
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: `https://${host}` }, 403],
      [{ origin: `http://evil-${host}` }, 403],
      [{ origin: `http://${host}.evil.example` }, 403],
      [{ origin: 'http://localhost:3000' }, 403],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'content-type': 'text/plain' }, 415],
      [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
      [{ 'content-type': 'multipart/form-data; boundary=x' }, 415],
      [{ 'content-type': 'application/jsonp' }, 415],
    ];
    for (const [headers, status] of refused)
      for (const path of ['/api/v1/patients', '/trpc/patients.admit']) {
        const answer = await post(ours, path, JSON.stringify(admission()), headers);
        expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(status);
      }
    expect(await patientsOf(ours)).toEqual([]);
    const fine = [{}, { origin: `http://${host}` }, { 'sec-fetch-site': 'same-origin' }];
    for (const headers of [...fine, { 'content-type': 'application/json; charset=utf-8' }])
      expect(await post(ours, '/api/v1/patients', admission(), headers)).toMatchObject({ status: 200 });
    expect(await patientsOf(ours)).toHaveLength(4);
  });

  test('H4: what is not JSON, or not an object, is refused in words that do not quote it', async () => {
    const ours = await clinic();
    for (const body of ['{"firstName":"Quoted', 'Quoted', '[1]', '"Quoted"', '7', 'true', '\u0000'])
      for (const path of ['/api/v1/patients', '/trpc/patients.admit']) {
        const answer = await post(ours, path, body, json);
        expect(answer.status, `${path} ${body}`).toBe(400);
        expect(answer.text).not.toMatch(/Quoted|SyntaxError|JSON at|Unexpected|stack/);
        expect(answer.text).toContain(String(answer.headers['x-request-id']));
      }
  });

  test('I2 I4: an address that cannot be read or says things twice is refused, never a failure', async () => {
    const ours = await clinic();
    const wrong = [
      '/api/v1/patients/%E0%A4%A',
      '/%',
      '/api/v1/patients?limit=1&limit=2',
      '/api/v1/patients?orderBy=last_name',
      '/api/v1/patients?sort=id;drop',
      '/api/v1/patients?descending=yes',
      "/api/v1/patients/' or 1=1",
      '/trpc/patients.list?input=%7B',
      '/trpc/patients.list?input=7',
      '/trpc/patients.get?input=%7B%22id%22%3A%22%00%22%7D',
    ];
    for (const path of wrong) {
      const answer = await ask(ours, path.replaceAll(' ', '%20'));
      expect(answer.status, path).toBe(400);
      expect(said(answer)).not.toHaveProperty('stack');
    }
  });
});

describe('the contract', () => {
  test('ENT-3 SCH-3: REST and tRPC both tell who was faster, and which times are still free', async () => {
    const { clinic: ours, caller, links, patient } = await bookable();
    await (await as(ours, 'admin')).patients.update({ id: patient.id, version: 1, notes: 'x' });
    const change = { version: 1, notes: 'y' };
    const rest = await ask(ours, `/api/v1/patients/${patient.id}`, { method: 'PATCH', body: change });
    const trpc = await post(ours, '/trpc/patients.update', { id: patient.id, ...change });
    for (const answer of [rest, trpc]) {
      expect(answer.status).toBe(409);
      expect(answer.text).toMatch(/"stale":\{"by":"Mo admin","at":"[^"]+Z"\}/);
    }
    const booking = { ...links, startsAt: slot(9) };
    await caller.bookings.book(booking);
    for (const path of ['/api/v1/bookings', '/trpc/bookings.book']) {
      const answer = await post(ours, path, booking);
      expect(answer.status).toBe(409);
      expect(answer.text).toContain(`"nextFree":[{"startsAt":"${slot(9).replace(':00:', ':30:')}"`);
    }
  });

  /** The procedure's address with its ids filled in, and the rest of the input as a query. */
  const addressOf = (route: string, input: unknown): string => {
    const rest = new Map(Object.entries(Object(input)).map(([key, value]) => [key, String(value)]));
    const path = route.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = rest.get(key) ?? '';
      rest.delete(key);
      return encodeURIComponent(value);
    });
    return `/api/v1${path}?${new URLSearchParams([...rest])}`;
  };

  test('DEV-1: every query answers the same over REST as over tRPC', async () => {
    const r = await records();
    // What holds more than an address can is asked by POST.
    const queries = procedures.filter(
      ([, { _def }]) => _def.type === 'query' && _def.meta?.openapi?.method === 'GET',
    );
    expect(queries.length).toBeGreaterThan(15);
    // A member's browser, in which a patient is signed in to the portal as well.
    const { portal } = contextWith(hostOf(r.clinic)).credentials;
    const cookie = `${await cookieOf(r.clinic)}; medflow-portal=${portal?.session}`;
    const look = (address: string) => ask(r.clinic, address, {}, { cookie });
    for (const [path, { _def }] of queries) {
      const input = inputFor(path, r);
      const trpc = await look(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input ?? null))}`);
      const plain = input === undefined ? await look(`/trpc/${path}`) : trpc;
      const rest = await look(addressOf(_def.meta?.openapi?.path ?? '', input));
      expect(plain.status, path).toBe(200);
      const { data } = Object(said(plain)['result']);
      expect(untimed(path, data), path).toEqual(untimed(path, said(rest)));
    }
  });

  test('DEV-1: every change can be made over REST', async () => {
    const r = await records();
    const changes = procedures.filter(([, { _def }]) => _def.type === 'mutation' && _def.meta?.permission);
    expect(changes.length).toBeGreaterThan(20);
    for (const [path, { _def }] of changes) {
      const input = Object(inputFor(path, r));
      const { method = '', path: route = '' } = _def.meta?.openapi ?? {};
      const [bare = '', query = ''] = addressOf(route, input).split('?');
      const inPath = new Set([...route.matchAll(/\{(\w+)\}/g)].map(([, key]) => key));
      const body = Object.fromEntries(Object.entries(input).filter(([key]) => !inPath.has(key)));
      const request = method === 'DELETE' ? { method } : { method, body };
      const answer = await ask(r.clinic, method === 'DELETE' ? `${bare}?${query}` : bare, request);
      // The steps of one booking follow upon one another here, so some come too late; each is understood.
      expect([200, 409, 422], `${path}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
    }
  });

  test('DEV-1: OpenAPI 3.1 describes every procedure but what is followed, every parameter in its address, and resolves', async () => {
    interface Operation {
      operationId: string;
      parameters?: { name: string; in: string; required?: boolean }[];
      responses: Record<string, unknown>;
      security?: Record<string, unknown>[];
    }
    const answer = await knock({ host: 'localhost', path: '/api/openapi.json' });
    const document: {
      openapi: string;
      info: object;
      paths: Record<string, Record<string, Operation>>;
    } = JSON.parse(answer.text);
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info).toMatchObject({ title: 'MedFlow', version: expect.any(String) });
    const operations = Object.values(document.paths).flatMap(Object.values);
    // REST answers and is done; what goes on is followed over tRPC.
    const described = procedures.filter(([, { _def }]) => _def.type !== 'subscription');
    expect(operations).toHaveLength(described.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(described.length);
    for (const [path, { _def }] of described) {
      const { method = '', path: route = '', protect } = _def.meta?.openapi ?? {};
      const operation = document.paths[route]?.[method.toLowerCase()];
      expect(operation, path).toBeDefined();
      const inPath = (operation?.parameters ?? []).filter(
        parameter => parameter.in === 'path' && parameter.required,
      );
      expect(new Set(inPath.map(({ name }) => name)), path).toEqual(
        new Set([...route.matchAll(/\{(\w+)\}/g)].map(([, key]) => key)),
      );
      expect(Object.keys(operation?.responses ?? {}), path).toContain('200');
      expect(Boolean(operation?.security?.length), path).toBe(protect);
      const takesToken = operation?.security?.some(way => 'token' in way);
      expect(takesToken, path).toBe(Boolean(_def.meta?.permission));
    }
    for (const [, reference = ''] of answer.text.matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect(
        reference.split('/').reduce<unknown>((node, key) => Reflect.get(Object(node), key), document),
      ).toBeDefined();
  });

  test('DEV-1: the explorer works without the internet', async () => {
    expect(await knock({ host: 'localhost', path: '/api/docs' })).toMatchObject({ status: 301 });
    const { status, text } = await knock({ host: 'localhost', path: '/api/docs/' });
    expect(status).toBe(200);
    expect(text).not.toMatch(/https?:\/\//);
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts)
      expect(
        await knock({ host: 'localhost', path: new URL(part, 'http://x/api/docs/').pathname }),
      ).toMatchObject({
        status: 200,
      });
    const { text: initializer } = await knock({
      host: 'localhost',
      path: '/api/docs/swagger-initializer.js',
    });
    expect(initializer).toContain("url: '/api/openapi.json'");
    expect(initializer).not.toMatch(/https?:\/\//);
  });
});

describe('operations', () => {
  test('OPS-3: the process says that it lives, and that it is ready until it is told to stop', async () => {
    const at = (path: string) => knock({ host: 'localhost', path });
    expect(said(await at('/healthz'))).toEqual({ status: 'ok' });
    expect(said(await at('/readyz'))).toEqual({ status: 'ready', down: [] });
    lifecycle.draining = true;
    expect(await at('/readyz')).toMatchObject({ status: 503 });
    expect(await at('/healthz')).toMatchObject({ status: 200 });
    lifecycle.draining = false;
  });

  test('AP2: while schema or roles do not keep their promises it is not ready, and says which checks fail', async () => {
    const at = (host: string) => knock({ host, path: '/readyz' });
    failing.push('isolation policy');
    expect(await at('localhost')).toMatchObject({ status: 503 });
    expect(said(await at('localhost'))).toEqual({
      ...{ status: 'unavailable', down: ['integrity'], checks: ['isolation policy'] },
    });
    expect(said(await at(hostOf(await clinic())))).toEqual({ status: 'unavailable' });
    const { text } = await knock({ host: 'localhost', path: '/metrics' });
    expect(text).toContain('\nmedflow_integrity_faults 1\n');
    failing.length = 0;
    expect(await at('localhost')).toMatchObject({ status: 200 });
  });

  test('AP9: metrics are told to neighbours at the platform’s own address, and at no clinic’s', async () => {
    const ours = await clinic();
    const proxied = await openDoor({ trustProxy: ['loopback'] });
    const asked = async (door: typeof proxied, host: string, headers: Record<string, string> = {}) =>
      (await door.knock({ host, path: '/metrics', headers })).status;
    const plain = await openDoor();
    for (const host of ['localhost', 'platform.localhost:3000', '127.0.0.1:3000', '[::1]:3000', '10.1.2.3'])
      expect(await asked(plain, host), host).toBe(200);
    for (const host of [hostOf(ours), 'www.localhost', 'clinic.example.org', 'nobody.localhost', ''])
      expect(await asked(plain, host), host).toBe(404);
    // Behind a proxy that is not trusted everybody would seem to be a neighbour.
    expect(await asked(plain, 'localhost', { 'x-forwarded-for': '203.0.113.9' })).toBe(404);
    expect(await asked(plain, 'localhost', { 'x-forwarded-for': '10.0.0.1' })).toBe(404);
    expect(await asked(proxied, 'localhost', { 'x-forwarded-for': '203.0.113.9' })).toBe(404);
    expect(await asked(proxied, 'localhost', { 'x-forwarded-for': '10.0.0.1' })).toBe(200);
  });

  test('AP9: where there is a token for metrics, they are told to whoever bears it and to nobody else', async () => {
    const metricsToken = 'a token of the monitoring';
    const door = await openDoor({ metricsToken: metricsToken.replaceAll(' ', '-') });
    const asked = async (host: string, authorization: string) =>
      (await door.knock({ host, path: '/metrics', headers: { authorization } })).status;
    const right = `Bearer ${metricsToken.replaceAll(' ', '-')}`;
    expect(await asked('platform.localhost', right)).toBe(200);
    for (const wrong of ['', 'Bearer x', `${right}x`, right.replace('Bearer', 'Basic')])
      expect(await asked('localhost', wrong), wrong).toBe(404);
    expect(await asked(hostOf(await clinic()), right)).toBe(404);
  });

  test('LIT-6 OPS-3 DB-10: the counters have the names that alerts look for, and count', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const counted = async () => {
      const { text } = await knock({ host: 'localhost', path: '/metrics' });
      return (name: string) => Number(text.match(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm'))?.[1]);
    };
    const before = await counted();
    await ask(ours, '/api/v1/patients');
    await knock({ host: hostOf(ours), path: '/api/v1/patients' });
    // Every signed-out visit of the dashboard begins like this, and is no trouble.
    await knock({ host: hostOf(ours), path: '/api/v1/session' });
    await knock({ host: hostOf(theirs), path: '/api/v1/patients', headers: await cookiesOf(ours) });
    const after = await counted();
    const more = (name: string) => after(name) - before(name);
    expect(more('tenant_context_attempts_total')).toBe(4);
    expect(more('tenant_context_success_total')).toBe(1);
    expect(more('missing_tenant_context_errors_total')).toBe(1);
    expect(more('tenant_mismatch_errors_total')).toBe(1);
    expect(more('rls_violation_errors_total')).toBe(0);
    expect(after('medflow_pool_connections')).toBeGreaterThan(0);
    const { text } = await knock({ host: 'localhost', path: '/metrics' });
    const figures = new Map(
      text.split('\n').map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
    );
    const figure = (name: string, labels: Record<string, string> = {}) => {
      const words = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      return figures.get(words.length > 0 ? `${name}{${words.join()}}` : name);
    };
    const atLeastOnce = (...of: Parameters<typeof figure>) =>
      expect(figure(...of), JSON.stringify(of)).toBeGreaterThan(0);
    for (const plane of ['clinic', 'identity', 'platform']) {
      for (const state of ['open', 'most']) atLeastOnce('medflow_pool_connections', { plane, state });
      atLeastOnce('query_duration_seconds_count', { plane });
    }
    expect(figure('medflow_pool_connections', { plane: 'clinic', state: 'waiting' })).toBe(0);
    atLeastOnce('http_requests_total', { tenant_id: ours.id, status: '2xx' });
    atLeastOnce('http_requests_total', { tenant_id: 'none', status: '4xx' });
    atLeastOnce('http_errors_total', { tenant_id: 'none', status: '4xx' });
    atLeastOnce('http_request_duration_seconds_count', { tenant_id: ours.id });
    atLeastOnce('medflow_request_seconds_count', { procedure: 'patients.list', outcome: 'ok' });
    atLeastOnce('medflow_refusals_total', { kind: 'CROSS_TENANT_ACCESS_ATTEMPT' });
    atLeastOnce('medflow_cache_lookups_total', { cache: 'callers', outcome: 'miss' });
    atLeastOnce('medflow_database_up');
    for (const name of ['medflow_lock_waits', 'medflow_deadlocks_total', 'medflow_calls_waiting'])
      expect(figure(name), name).toBeGreaterThanOrEqual(0);
    // The database counts calls of functions a second late.
    const asked = async () => {
      await ask(ours, '/api/v1/patients');
      const now = await counted();
      return ['calls', 'seconds'].map(
        of => now(`medflow_rls_${of}_total(?=\\{function="current_tenant")`) > 0,
      );
    };
    await expect.poll(asked, { timeout: 15_000, interval: 300 }).toEqual([true, true]);
    // A clinic that nobody was let into has no figures, whatever a visitor calls it.
    expect(text).not.toContain(theirs.id);
  });
});

describe('the dashboard', () => {
  beforeAll(() => buildClient(() => undefined));

  test('UI-1: every deep link is the page, which is never kept, while its parts are kept for a year', async () => {
    const ours = await clinic();
    const at = (path: string) => knock({ host: hostOf(ours), path });
    const page = await at('/');
    expect(page).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache' } });
    for (const path of [
      '/patients',
      `/patients/${crypto.randomUUID()}`,
      '/calendar?day=2031-01-07',
      '/a/b/c',
    ])
      expect(await at(path), path).toMatchObject({ status: 200, text: page.text });
    const parts = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const { text, ...answer } = await at(part);
      expect(answer).toMatchObject({
        ...{ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } },
      });
      // Whatever mode it was built in: a development build is three times as large, and tells of the sources.
      expect(text, part).not.toContain('jsxDEV');
    }
    expect(await at('/assets/../../package.json')).not.toMatchObject({
      text: expect.stringContaining('dependencies'),
    });
    expect(page.text).not.toMatch(/<script(?![^>]*src=)[^>]*>|https?:\/\//);
  });
});
