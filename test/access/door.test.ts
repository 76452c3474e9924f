import { wrap } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { Clinic } from '../../server/access/clinics/clinic.entity.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import { clinic, cookieOf, hostOf, planes, sqlAs, type TestClinic } from '../world/world.ts';

const door = await openDoor({}, undefined, (_req, res) => res.send('the dashboard'));
const admin = await sqlAs('admin');

const change = (of: TestClinic, fields: Partial<Clinic>) =>
  planes.platform.em.fork().transactional(async em => {
    wrap(await em.findOneOrFail(Clinic, { id: of.id })).assign(fields);
  });
const session = async (host: string, of: TestClinic, headers: Record<string, string> = {}) =>
  door.knock({ host, path: '/api/v1/session', headers: { cookie: await cookieOf(of), ...headers } });
const eventsOf = async ({ id }: TestClinic): Promise<string[]> =>
  (await admin.query('select kind from platform.security_events where tenant_id = $1', [id])).rows.map(
    row => row.kind,
  );

test('TEN-6: a domain of the clinic’s own leads to it, and to no other one', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const customDomain = `${ours.slug}.example`;
  await change(ours, { customDomain });
  expect(await session(customDomain, ours)).toMatchObject({ status: 404 });
  await change(ours, { domainProvenAt: new Date() });
  expect(said(await session(customDomain, ours))).toMatchObject({ clinic: { id: ours.id } });
  expect(said(await session(`${customDomain.toUpperCase()}:443`, ours))).toMatchObject({
    clinic: { id: ours.id },
  });
  expect(await session(customDomain, theirs)).toMatchObject({ status: 403 });
  expect(await session(`www.${customDomain}`, ours)).toMatchObject({ status: 404 });
  await change(theirs, { customDomain });
  await expect(change(theirs, { domainProvenAt: new Date() })).rejects.toMatchObject({ code: '23505' });
});

test('TEN-6: a domain of its own never makes a clinic answer at another one’s address', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await change(ours, { customDomain: hostOf(theirs).replace(/:.*/, '') });
  const answer = await door.knock({ host: hostOf(theirs), path: '/api/v1/front-door' });
  expect(said(answer)).toMatchObject({ clinic: { slug: theirs.slug } });
});

test('TEN-6: a host that is nobody’s has neither an API nor a dashboard, and says so', async () => {
  const at = (path: string, accept: string, host = 'nobody-here.localhost') =>
    door.knock({ host, path, headers: { accept } });
  for (const path of ['/', '/patients', '/sign-in', '/api/docs/']) {
    const page = await at(path, 'text/html');
    expect(page.status, path).toBe(404);
    expect(page.text).toContain('<h1>There is no clinic at this web address.</h1>');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
  }
  for (const path of ['/api/v1/session', '/api/v1/patients', '/trpc/session.current', '/api/openapi.json'])
    expect(await at(path, 'application/json'), path).toMatchObject({ status: 404 });
  for (const host of ['localhost', 'www.localhost', 'platform.localhost', hostOf(await clinic())])
    expect(await at('/', 'text/html', host), host).toMatchObject({ status: 200, text: 'the dashboard' });
});

test('TEN-4 OPS-3: a flood of refusals fills the counters and not the database', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const counted = async () => {
    const { text } = await door.knock({ host: 'localhost', path: '/metrics' });
    return Number(/^tenant_mismatch_errors_total (\d+)$/m.exec(text)?.[1]);
  };
  const before = await counted();
  for (let knock = 0; knock < 100; knock++)
    expect(await session(hostOf(theirs), ours)).toMatchObject({ status: 403 });
  expect((await counted()) - before).toBe(100);
  expect(await eventsOf(theirs)).toHaveLength(30);
  const another = await clinic();
  await session(hostOf(theirs), another);
  expect(await eventsOf(theirs)).toHaveLength(31);
});

test('T18: five attempts of one person leave five events and one alert, and tell the person nothing', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  for (let knock = 0; knock < 5; knock++) {
    const answer = await session(hostOf(theirs), ours);
    expect(said(answer)).toEqual({
      ...{ message: 'tenant mismatch', code: 'FORBIDDEN' },
      requestId: answer.headers['x-request-id'],
    });
  }
  expect(await eventsOf(theirs)).toEqual(Array.from({ length: 5 }, () => 'CROSS_TENANT_ACCESS_ATTEMPT'));
  const { rows } = await admin.query('select name, count from platform.alerts where tenant_id = $1', [
    theirs.id,
  ]);
  expect(rows).toEqual([{ name: 'CrossTenantAccessAttempt', count: 5 }]);
});

test('T17 TEN-2: what this process changes of a clinic it believes at once', async () => {
  const ours = await clinic();
  const closed = () => door.knock({ host: hostOf(ours), path: '/api/v1/front-door' });
  expect(said(await closed())).toMatchObject({ clinic: { name: ours.name } });
  await change(ours, { name: `${ours.name} at the lake` });
  expect(said(await closed())).toMatchObject({ clinic: { name: `${ours.name} at the lake` } });
});

const intranet = 'https://intranet.example';
const preflight = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type',
};

test('H2 IDN-9: the origins that a clinic allows may call its API, asked beforehand or not', async () => {
  const ours = await clinic();
  await change(ours, { allowedOrigins: [intranet] });
  const permit = { 'access-control-allow-origin': intranet, 'access-control-allow-credentials': 'true' };
  for (const path of ['/api/v1/patients', '/trpc/patients.list']) {
    const asked = await door.knock({
      ...{ host: hostOf(ours), path, method: 'OPTIONS' },
      headers: { origin: intranet, ...preflight },
    });
    expect(asked).toMatchObject({ status: 204, headers: permit });
    expect(asked.headers['access-control-allow-methods']).toContain('POST');
    expect(asked.headers.vary).toContain('Origin');
  }
  const read = await session(hostOf(ours), ours, { origin: intranet });
  expect(read).toMatchObject({ status: 200, headers: permit });
  const body = { name: 'Annex', kind: 'clinic', timeZone: 'Europe/Berlin' };
  const made = await door.knock({
    ...{ host: hostOf(ours), path: '/api/v1/facilities', method: 'POST', body },
    headers: { origin: intranet, 'sec-fetch-site': 'cross-site', cookie: await cookieOf(ours) },
  });
  expect(made).toMatchObject({ status: 200, headers: permit });
  const form = await door.knock({
    ...{ host: hostOf(ours), path: '/api/v1/facilities', method: 'POST', body: 'name=Annex' },
    headers: { origin: intranet, 'content-type': 'text/plain', cookie: await cookieOf(ours) },
  });
  expect(form.status).toBe(415);
});

test('H2 IDN-9: an origin that is allowed elsewhere, or only looks allowed, is nobody’s', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  await change(ours, { allowedOrigins: [intranet, 'null'] });
  await change(theirs, { allowedOrigins: ['https://theirs.example'] });
  const origins = [
    ...['https://theirs.example', 'null', 'http://intranet.example', 'https://intranet.example:444'],
    ...['https://intranet.example.evil.example', 'https://evil-intranet.example', 'https://intranetxexample'],
    ...['https://INTRANET.example', 'https://intranet.example/', `${intranet}, https://evil.example`],
  ];
  for (const origin of origins)
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const answer = await door.knock({
        ...{ host: hostOf(ours), path: '/api/v1/facilities', method },
        ...(method === 'POST' && { body: {} }),
        headers: { origin, cookie: await cookieOf(ours), ...preflight },
      });
      const granted = Object.keys(answer.headers).filter(name => name.startsWith('access-control-'));
      expect(granted, `${method} ${origin}`).toEqual([]);
      expect(answer.headers.vary, `${method} ${origin}`).toContain('Origin');
      expect(answer.status === 403, `${method} ${origin}`).toBe(method === 'POST');
    }
});
