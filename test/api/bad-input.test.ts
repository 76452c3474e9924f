import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createTRPCClient, httpLink } from '@trpc/client';
import { describe, expect, test } from 'vitest';
import { patientFields } from '../../server/demo/factories/factories.ts';
import type { AppRouter } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import { expectRefusal } from '../world/refusal.ts';
import { as, clinic, faker, hostOf, tokenOf } from '../world/world.ts';

const { knock } = await openDoor();
const ours = await clinic();
const cookie = `medflow=${await tokenOf(ours)}`;

const ask = (path: string, more: object = {}, headers: object = {}) =>
  knock({ host: hostOf(ours), path, headers: { cookie, ...headers }, ...more });
const post = (path: string, body: unknown, headers: object = {}) =>
  ask(path, { method: 'POST', body }, headers);
const encoded = (input: string) => encodeURIComponent(input);

/** Calls that reached a procedure so far. */
const calls = async (): Promise<number> => {
  const { text } = await knock({ host: 'localhost', path: '/metrics' });
  const counts = [...text.matchAll(/^medflow_request_seconds_count\{[^}]*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
};
const patients = async () => (await (await as(ours)).patients.list({})).items.length;

describe('too many calls', () => {
  const many = [
    ['a thousand calls', Array(1000).fill('users.list').join(','), '?batch=1'],
    ['a thousand calls that no batch was announced for', Array(1000).fill('users.list').join(','), ''],
    ['twenty-one calls', Array(21).fill('users.list').join(','), '?batch=1'],
    ['five thousand commas', ','.repeat(5000), '?batch=1'],
    ['five thousand commas without a batch', ','.repeat(5000), ''],
    ['commas in disguise', '%2C'.repeat(2000), '?batch=1'],
    ['commas in two disguises', 'users.list%2c,'.repeat(15), '?batch=1'],
  ];

  test.each(many)('D1: %s are refused, and none of them is made', async (what, path, query) => {
    const before = await calls();
    const input = query && `&input=${encoded('{"0":{},"999":{}}')}`;
    const answers = [
      await ask(`/trpc/${path}${query}${input}`),
      await post(`/trpc/${path}${query}`, { 0: {} }),
    ];
    for (const answer of answers) {
      expectRefusal(answer, 400, what);
      expect(said(answer)).toMatchObject({ error: { message: 'One request may hold 20 calls at most.' } });
    }
    expect(await calls()).toBe(before);
  });

  test('D1: twenty are made', async () => {
    const before = await calls();
    const answer = await ask(`/trpc/${Array(20).fill('clinic.onboarding').join(',')}?batch=1`);
    expect(answer.status).toBe(200);
    expect(await calls()).toBe(before + 20);
  });
});

describe('too deep, too wide, too large', () => {
  const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const objects = (depth: number, key: string) => `${`{"${key}":`.repeat(depth)}1${'}'.repeat(depth)}`;
  const wide = `{${Array.from({ length: 100_000 }, (_, i) => `"${i.toString(36)}":0`).join()}}`;
  const bodies: [string, string][] = [
    ['ten thousand lists', lists(10_000)],
    ['ten thousand objects', objects(10_000, 'a')],
    ['ten thousand prototypes', objects(10_000, '__proto__')],
    ['deep down in a field', `{"firstName":${lists(10_000)},"lastName":"x"}`],
    ['a hundred thousand keys', wide],
    ['a hundred thousand keys in a field', `{"firstName":${wide},"lastName":"x"}`],
    ['a hundred thousand names', `{"firstName":[${'"x",'.repeat(99_999)}"x"],"lastName":"x"}`],
  ];

  test.each(bodies)('D2: %s are refused over REST and tRPC, alone and in a batch', async (what, body) => {
    for (const [path, sent] of [
      ['/api/v1/patients', body],
      ['/trpc/patients.admit', body],
      ['/trpc/patients.admit?batch=1', `{"0":${body}}`],
    ] as const)
      expectRefusal(await post(path, sent), 400, `${path}: ${what}`);
    expect(await patients()).toBe(0);
  });

  test('D2: as deep as an address can be is refused as well', async () => {
    for (const input of [
      lists(4000),
      objects(1200, 'a'),
      objects(600, '__proto__'),
      `{"search":${lists(4000)}}`,
    ]) {
      const raw = input.replaceAll('"', '%22');
      expectRefusal(await ask(`/trpc/patients.list?input=${raw}`), 400, input.slice(0, 20));
      expectRefusal(
        await ask(`/trpc/patients.list?batch=1&input=%7B%220%22:${raw}%7D`),
        400,
        input.slice(0, 20),
      );
    }
    expectRefusal(await ask(`/api/v1/patients?a${'[b]'.repeat(3000)}=1`), 400, 'brackets');
    expectRefusal(await ask(`/api/v1/patients?${'a=1&'.repeat(3000)}`), 400, 'a thousand times the same');
    expect(await ask('/trpc/patients.list?input=%7B%22search%22:%22x%22%7D')).toMatchObject({ status: 200 });
  });

  test('D2: what was packed small is refused for what it is when unpacked', async () => {
    const spaces = Buffer.alloc(50_000_000, ' ');
    const bombs = { gzip: gzipSync(spaces), deflate: deflateSync(spaces), br: brotliCompressSync(spaces) };
    for (const [encoding, bomb] of Object.entries(bombs)) {
      const answer = await post('/api/v1/patients', bomb, { 'content-encoding': encoding });
      expectRefusal(answer, 413, encoding);
      expect(said(answer)).toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
        message: 'This request is too large.',
      });
    }
    const wrapped = gzipSync(bombs.gzip);
    for (const encoding of ['gzip, gzip', 'gzip,gzip', 'snappy', 'zip', 'x'.repeat(1000)])
      expectRefusal(await post('/api/v1/patients', wrapped, { 'content-encoding': encoding }), 415, encoding);
    for (const encoding of ['gzip', 'GZip'])
      expectRefusal(
        await post('/api/v1/patients', '{}', { 'content-encoding': encoding }),
        400,
        'not packed',
      );
    const cut = gzipSync(JSON.stringify(patientFields(faker))).subarray(0, -9);
    expectRefusal(await post('/api/v1/patients', cut, { 'content-encoding': 'gzip' }), 400, 'cut off');
    for (const encoding of ['gzip', 'deflate', 'br', 'snappy'])
      expectRefusal(
        await post('/trpc/patients.admit', bombs.gzip, { 'content-encoding': encoding }),
        415,
        encoding,
      );
    expect(await patients()).toBe(0);
  });

  test('D2: a body over a megabyte is refused in the same words at both doors', async () => {
    const large = JSON.stringify({ ...patientFields(faker), notes: 'x'.repeat(1_100_000) });
    const rest = await post('/api/v1/patients', large);
    expectRefusal(rest, 413, 'REST');
    expect(said(rest)).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', message: 'This request is too large.' });
    const trpc = await post('/trpc/patients.admit', large);
    expectRefusal(trpc, 413, 'tRPC');
    expect(said(trpc)).toMatchObject({
      error: { message: 'This request is too large.', data: { code: 'PAYLOAD_TOO_LARGE' } },
    });
  });
});

describe('keys of prototypes', () => {
  const { firstName, lastName } = patientFields(faker);
  const name = `"firstName":"${firstName}","lastName":"${lastName}"`;
  const keys = [
    '__proto__',
    'constructor',
    'prototype',
    '__defineGetter__',
    'hasOwnProperty',
    'toJSON',
    'then',
  ];

  test.each(keys)('I1: %s changes nothing but the answer', async key => {
    const evil = `"${key}":{"polluted":1,"prototype":{"polluted":1},"tenantId":"x","role":"owner"}`;
    const week = `{"practitionerId":"${crypto.randomUUID()}","hours":[{${evil}}],${evil}}`;
    expectRefusal(await post('/api/v1/patients', `{${name},${evil}}`), 400, 'REST');
    expectRefusal(await post('/trpc/patients.admit', `{${name},${evil}}`), 400, 'tRPC');
    expectRefusal(
      await post('/trpc/patients.admit?batch=1', `{"0":{${name},${evil}},${evil}}`),
      400,
      'a batch',
    );
    expectRefusal(await post('/trpc/patients.admit?batch=1', `{${evil}}`), 400, 'a batch without its first');
    expectRefusal(await post('/trpc/availability.replaceWeek', week), 400, 'inside of a list');
    const input = encoded(`{${evil}}`);
    expectRefusal(await ask(`/trpc/patients.list?input=${input}`), 400, 'a query');
    expectRefusal(await ask(`/trpc/patients.list,${key}?batch=1&input=${input}`), 207, 'a path');
    for (const query of [`${key}=1`, `${key}[polluted]=1`, `${key}.polluted=1`, `limit[${key}]=1`])
      expectRefusal(await ask(`/api/v1/patients?${query}`), 400, query);
    for (const path of [key, `patients.${key}`, `${key}.list`, `patients.list.${key}`])
      expectRefusal(await ask(`/trpc/${path}`), 404, path);
    for (const headers of [
      { cookie: `${key}=x; ${cookie}; ${key}=y` },
      { [key]: 'x' },
      { [`x-${key}`]: 'x' },
    ])
      expect(await ask('/api/v1/session', {}, headers)).toMatchObject({ status: 200 });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(await patients()).toBe(0);
  });
});

test('IDN-3: a link that makes one call at a time signs out, too, although it sends no body', async () => {
  const link = httpLink({
    url: 'http://localhost/trpc',
    fetch: async (url, init) => {
      const { pathname: path, search } = new URL(url instanceof Request ? url.url : url);
      const { method = 'GET', body } = init ?? {};
      const type = { 'content-type': 'application/json' };
      const { status, text } = await ask(`${path}${search}`, { method, body: body ?? undefined }, type);
      return new Response(text, { status });
    },
  });
  const client = createTRPCClient<AppRouter>({ links: [link] });
  expect((await client.session.current.query()).clinic.id).toBe(ours.id);
  expect(await client.session.signOut.mutate()).toEqual({ done: true });
  await expect(client.session.current.query()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
});
