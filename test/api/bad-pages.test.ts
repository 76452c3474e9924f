import { expect, test } from 'vitest';
import { z } from 'zod';
import { procedures } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { rowsOf } from '../world/pages.ts';
import { inputFor, records } from '../world/records.ts';
import { expectRefusal } from '../world/refusal.ts';
import { contextWith, hostOf, tokenOf } from '../world/world.ts';

const { knock } = await openDoor();
const ours = await records();
const { portal } = contextWith(hostOf(ours.clinic)).credentials;
const cookie = `medflow=${await tokenOf(ours.clinic)}; medflow-portal=${portal?.session}`;

const ask = (path: string, more: object = {}) =>
  knock({ host: hostOf(ours.clinic), path, headers: { cookie }, ...more });
const query = (path: string, input: object) =>
  ask(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);

const lists = procedures.filter(
  ([, { _def }]) => _def.inputs[0] instanceof z.ZodObject && 'cursor' in _def.inputs[0].shape,
);
const words = `1e9 1000000000 -1 all 0 1.5 Infinity NaN 0x10 %D9%A3 ${'9'.repeat(400)}`.split(' ');
const wrong = [
  ...words.map(limit => `limit=${limit}`),
  ...['limit=', 'limit=1&limit=1000', 'limit[]=1', 'limit[$gt]=1', `cursor=${'x'.repeat(1001)}`],
  ...['pageSize=1e9', 'page=1', 'offset=1', 'take=all', 'where=1', 'or=1'],
];
const made = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
const nobodys = [
  ...['null', '', '[]', '*', made([]), made({ __proto__: 1 }), made([null]), made(Array(9).fill('a'))],
  ...[made(['\0', '\0', '\0']), made([['a'], ['b']]), made(['a'.repeat(401), 'b'])],
];

test.each(lists)('D3 T9: %s is given out in pages of so many rows at most', async (path, { _def }) => {
  const own: object = Object(inputFor(path, ours));
  const { atMost } = rowsOf(path);
  const route = _def.meta?.openapi?.path.replace(/\{(\w+)\}/g, (_, name) => Reflect.get(own, name));
  for (const said of [...wrong, `limit=${atMost + 1}`])
    expectRefusal(await ask(`/api/v1${route}?${said}`), 400, `${path} ${said}`);
  for (const limit of [1e9, -1, 'all', 0, atMost + 1, 1.5, null, [], {}, true, '1e9', -0])
    expectRefusal(await query(path, { ...own, limit }), 400, `${path} ${JSON.stringify(limit)}`);
  for (const cursor of nobodys)
    expectRefusal(await query(path, { ...own, cursor }), 400, `${path} ${cursor}`);
  expect(await query(path, { ...own, limit: atMost })).toMatchObject({ status: 200 });
});

test('D3: a filter takes one value, however many are sent', async () => {
  expectRefusal(await ask(`/api/v1/patients?${Array(900).fill('status=active').join('&')}`), 400, 'REST');
  for (const status of [Array(900).fill('active'), { $in: ['active'] }, { $or: [{}] }, { $ne: null }])
    expectRefusal(await query('patients.list', { status }), 400, 'tRPC');
  const ids = `["${Array.from({ length: 25_000 }, () => crypto.randomUUID()).join('","')}"]`;
  for (const field of ['id', 'practitionerId', 'facilityId']) {
    const body = `{"version":1,"${field}":${ids}}`;
    expectRefusal(await ask('/trpc/patients.update', { method: 'POST', body }), 400, field);
  }
  const rules = JSON.stringify({ practitionerId: ours.links.practitionerId, hours: Array(100_000).fill(0) });
  expectRefusal(await ask('/trpc/availability.replaceWeek', { method: 'POST', body: rules }), 400, 'hours');
  expect(await ask('/api/v1/patients?status=active')).toMatchObject({ status: 200 });
});

test('D3 FD16: bookings are asked for by several statuses, by REST as well, and by no more than there are', async () => {
  const days = 'from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z';
  for (const statuses of ['status=pending', 'status=pending&status=no_show'])
    expect(await ask(`/api/v1/bookings?${days}&${statuses}`), statuses).toMatchObject({ status: 200 });
  const many = Array(900).fill('status=pending').join('&');
  for (const statuses of [many, 'status=pending&status=lost', 'status='])
    expectRefusal(await ask(`/api/v1/bookings?${days}&${statuses}`), 400, statuses);
});
