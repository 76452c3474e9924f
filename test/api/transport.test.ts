import { METHODS } from 'node:http';
import { expect, test } from 'vitest';
import { openDoor } from '../http/front-door.ts';
import { wire, wordsOf, written } from '../http/wire.ts';
import { clinic, cookieOf, hostOf, sqlAs, type TestClinic, tokenOf } from '../world/world.ts';

const { port } = await openDoor();
const JSON_TYPE = 'Content-Type: application/json';
const cookieLine = async (of: TestClinic) => `Cookie: ${await cookieOf(of)}`;
const UNCLEAR = 'This request does not say clearly which web address it is for.';
const UNREADABLE = 'This request could not be read.';

test.each([
  ['a NUL in a header', ['X-A: a\0b']],
  ['a lone carriage return in a header', ['X-A: a\rX-B: b']],
  ['a lone line feed between headers', ['X-A: a\nX-B: b']],
  ['a header that goes on in the next line', ['X-A: a', ' b']],
  ['a cookie that goes on in the next line', ['Cookie: a=b;', '\tmedflow=c']],
  ['a blank before the colon', ['X-A : a']],
  ['a line without a colon', ['nonsense']],
  ['a nameless header', [': a']],
  ['two lengths', [JSON_TYPE, 'Content-Length: 2', 'Content-Length: 3']],
  ['a negative length', [JSON_TYPE, 'Content-Length: -1']],
  ['a length in words', [JSON_TYPE, 'Content-Length: two']],
  ['a length and chunks', [JSON_TYPE, 'Content-Length: 4', 'Transfer-Encoding: chunked']],
  ['a transfer encoding of its own', [JSON_TYPE, 'Transfer-Encoding: xchunked']],
])('D2: %s is refused in words, and the connection closed', async (_what, headers) => {
  const ours = await clinic();
  for (const line of ['GET /api/v1/session HTTP/1.1', 'POST /trpc/session.signIn HTTP/1.1']) {
    const smuggled = written('GET /api/v1/session HTTP/1.1', [
      `Host: ${hostOf(ours)}`,
      await cookieLine(ours),
    ]);
    const bytes = written(line, [`Host: ${hostOf(ours)}`, ...headers], `0\r\n\r\n${smuggled}`);
    const answer = await wire(port, bytes);
    expect(answer.status).toBe(400);
    expect(wordsOf(answer)).toEqual({ code: 'BAD_REQUEST', message: UNREADABLE });
    expect(answer.text).not.toContain(ours.ownerEmail);
  }
});

test.each([
  ['another protocol', Buffer.from('160301020001000001fc0303', 'hex')],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP/3.0', written('GET / HTTP/3.0', ['Host: localhost'])],
  ['an address without a slash', written('GET api/v1/session HTTP/1.1', ['Host: localhost'])],
  ['a NUL in the address', written('GET /\0 HTTP/1.1', ['Host: localhost'])],
  [
    'a broken chunk',
    written(
      'POST /api/v1/session HTTP/1.1',
      ['Host: localhost', JSON_TYPE, 'Transfer-Encoding: chunked'],
      'zz\r\n{}\r\n',
    ),
  ],
])('D2: %s is refused in words', async (_what, bytes) => {
  const answer = await wire(port, bytes);
  expect(answer.status).toBe(400);
  expect(wordsOf(answer)).toEqual({ code: 'BAD_REQUEST', message: UNREADABLE });
});

test('D2: headers that are too large are refused in words, whichever of them it is', async () => {
  const long = 'x'.repeat(60_000);
  const large = [
    written('GET / HTTP/1.1', ['Host: localhost', `Cookie: medflow=${long}`]),
    written('GET / HTTP/1.1', ['Host: localhost', ...Array(3000).fill('a: b')]),
    written('GET / HTTP/1.1', ['Host: localhost', `${long}: a`]),
    written('GET / HTTP/1.1', [`Host: ${long}`]),
    written(`GET /${long} HTTP/1.1`, ['Host: localhost']),
  ];
  for (const bytes of large) {
    const answer = await wire(port, bytes);
    expect(answer.status).toBe(431);
    expect(wordsOf(answer)).toEqual({
      code: 'REQUEST_HEADER_FIELDS_TOO_LARGE',
      message: 'The web address, cookies and other headers of this request are too large.',
    });
  }
  const chunks = ['Host: localhost', JSON_TYPE, 'Transfer-Encoding: chunked'];
  const extended = written('POST /api/v1/session HTTP/1.1', chunks, `2;${long}\r\n{}\r\n0\r\n\r\n`);
  expect(await wire(port, extended)).toMatchObject({ status: 413 });
});

test('TEN-4: a request that names no host, two of them, or one that is none, is at nobody’s door', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const [here, there, cookie] = [hostOf(ours), hostOf(theirs), await cookieLine(ours)];
  const unclear: [string, string[]][] = [
    ['', []],
    ['', [`Host: ${here}`, `Host: ${there}`]],
    ['', [`Host: ${there}`, `hOST: ${here}`]],
    ['', [`Host: ${here}`, `Host: ${here}`]],
    ['', [`Host: ${here}, ${there}`]],
    ['', [`Host: ${there}@${here}`]],
    ['', [`Host: ${here}/`]],
    ['', [`Host: ${here}?x`]],
    ['', [`Host: ${here}#x`]],
    ['', [`Host: ${here.replace(':3000', ':99999')}`]],
    ['', [`Host: ${here.replace('.', '%2e')}`]],
    ['', ['Host: [::1']],
    ['', ['Host: s\xfcnrise.localhost']],
    [`http://${there}`, [`Host: ${here}`]],
    [`http://${here}`, [`Host: ${there}`]],
    [`http://${there}@${here}`, [`Host: ${there}`]],
  ];
  for (const [target, hosts] of unclear)
    for (const path of ['/api/v1/session', '/trpc/session.current', '/']) {
      const answer = await wire(port, written(`GET ${target}${path} HTTP/1.1`, [...hosts, cookie]));
      expect(answer.status, `${target} ${hosts}`).toBe(400);
      expect(answer.text, `${target} ${hosts}`).toMatch(new RegExp(`${UNCLEAR}|${UNREADABLE}`));
      expect(answer.text).not.toMatch(new RegExp(`${ours.slug}|${theirs.slug}`));
    }
});

test('TEN-4: a host may be spelt in capitals, with its port, or in the address as well', async () => {
  const ours = await clinic();
  const [host, cookie] = [hostOf(ours), await cookieLine(ours)];
  const fine: [string, string][] = [
    ['/api/v1/session HTTP/1.1', `Host: ${host}`],
    ['/api/v1/session HTTP/1.0', `Host: ${host}`],
    ['/api/v1/session HTTP/1.1', `hOsT: ${host.toUpperCase()}`],
    ['/api/v1/session HTTP/1.1', `Host: ${ours.slug}.localhost.`],
    [`http://${host}/api/v1/session HTTP/1.1`, `Host: ${host}`],
    [`http://${ours.slug}.localhost:80/api/v1/session HTTP/1.1`, `Host: ${ours.slug}.LOCALHOST`],
  ];
  for (const [target, header] of fine) {
    const answer = await wire(port, written(`GET ${target}`, [header, cookie]));
    expect(answer.status, `${target} ${header}`).toBe(200);
    expect(answer.text).toContain(ours.id);
  }
  for (const nobodys of [[], ['Host:'], ['Host: xn--80ak6aa92e.localhost']]) {
    const answer = await wire(port, written('GET /api/v1/session HTTP/1.0', [...nobodys, cookie]));
    expect(wordsOf(answer)).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await wire(port, written('GET /healthz HTTP/1.0', []))).toMatchObject({ status: 200 });
});

test('T4 A7: a session that comes twice, or under a name that only looks right, is nobody’s', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const [own, foreign] = [await tokenOf(ours), await tokenOf(theirs)];
  const [, signature] = (await cookieOf(ours)).split('; ');
  const asked = async (...cookies: string[]) =>
    (
      await wire(
        port,
        written('GET /api/v1/session HTTP/1.1', [
          `Host: ${hostOf(ours)}`,
          ...[...cookies, signature].map(each => `Cookie: ${each}`),
        ]),
      )
    ).status;
  const fine = [
    [`medflow=${own}`],
    [`a=b; medflow=${own}; c=d`],
    [`a=b;medflow=${own};`],
    [`__proto__=x; medflow=${own}; constructor=y; prototype=z; toString`],
    [`medflow=${own}; medflow=${own}`],
    ['a=b', `medflow=${own}`],
  ];
  for (const cookies of fine) expect(await asked(...cookies), `${cookies}`).toBe(200);
  const nobodys = [
    [`medflow=${own}; medflow=${foreign}`],
    [`medflow=${foreign}; medflow=${own}`],
    [`medflow=${own}`, `medflow=${'A'.repeat(43)}`],
    [`medflow=; medflow=${own}`],
    [`Medflow=${own}`],
    [`MEDFLOW=${own}`],
    [`a=b;\xa0medflow=${own}`],
    [`a=b; \u000bmedflow=${own}`],
    [`=medflow=${own}`],
    [`medflow ="${own}"`],
    [`medflow="${own}"`],
    [`a=b, medflow=${own}`],
    [`__Host-medflow=${own}`],
    [`medflow[]=${own}`],
    ['__proto__=x'],
  ];
  for (const cookies of nobodys) expect([400, 401], `${cookies}`).toContain(await asked(...cookies));
  expect(await asked(`medflow=${own}`)).toBe(200);
});

test('AUD-2: an address that a proxy only passes on is kept if it is one, and forgotten if it is none', async () => {
  const ours = await clinic();
  const proxied = await openDoor({ trustProxy: ['loopback'] });
  const kept = async (forwarded: string) => {
    const { status, headers } = await proxied.knock({
      ...{ host: hostOf(ours), path: '/api/v1/session', method: 'POST' },
      ...{ headers: { 'x-forwarded-for': forwarded }, body: { email: 'x@example.org', password: 'wrong' } },
    });
    expect(status).toBe(401);
    const sql = 'select address from clinic.audit_entries where request_id = $1';
    return (await (await sqlAs('admin')).query(sql, [headers['x-request-id']])).rows[0].address;
  };
  expect(await kept('203.0.113.9')).toBe('203.0.113.9');
  expect(await kept('evil, 2001:db8::1')).toBe('2001:db8::1');
  for (const none of [
    "'; drop table patients",
    '<script>',
    'x'.repeat(9000),
    '203.0.113.9, 999.0.0.1',
    'unknown',
  ])
    expect(await kept(none)).toBeNull();
});

test('H1 H4: an address or a method that leads nowhere is answered in words, with the headers of every answer', async () => {
  const nowhere = ['POST /', 'DELETE /patients<b>', 'PATCH /api', 'OPTIONS *', 'GET *'];
  for (const line of nowhere) {
    const answer = await wire(port, written(`${line} HTTP/1.1`, ['Host: localhost']));
    expect(answer.status, line).toBe(404);
    expect(wordsOf(answer)).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is nothing at this web address.',
    });
    expect(answer.head).toMatch(/^content-security-policy: default-src 'self';/im);
  }
  expect(await wire(port, written('GET http://[/ HTTP/1.1', ['Host: localhost']))).toMatchObject({
    status: 404,
  });
});

test('AT11: a method that is not served is refused at every address, whoever asks, with those that are', async () => {
  const ours = await clinic();
  const [host, cookie] = [hostOf(ours), await cookieLine(ours)];
  const methods = [
    ...METHODS.filter(method => !['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'].includes(method)),
    ...['get', 'Post', 'pAtch', 'BREW', 'GETS', 'X-GET', 'G', 'M_GET'],
  ];
  expect(methods).toEqual(expect.arrayContaining(['TRACE', 'CONNECT', 'PUT', 'PROPFIND']));
  const addresses = ['/', '/trpc/session.current', '/api/v1/patients', '/healthz', '/api/docs', '/nothing'];
  for (const method of methods)
    for (const address of addresses)
      for (const headers of [[`Host: ${host}`, cookie], [], ['Host: platform.localhost']]) {
        const target = method === 'CONNECT' ? 'localhost:22' : address;
        const answer = await wire(port, written(`${method} ${target} HTTP/1.1`, headers));
        expect(answer.status, `${method} ${address}`).toBe(405);
        expect(answer.text).toContain('This method is not served here.');
        expect(answer.head).toMatch(/^allow: GET, HEAD, POST, PATCH, DELETE, OPTIONS\r?$/im);
      }
});

test('AT11: at an address that has other methods than the one it is asked with, it says which', async () => {
  const ours = await clinic();
  const asked = async (line: string) =>
    wire(port, written(`${line} HTTP/1.1`, [`Host: ${hostOf(ours)}`, await cookieLine(ours)]));
  for (const method of ['HEAD', 'PATCH', 'DELETE'])
    for (const path of ['session.current', 'services.create', 'nothing'])
      expect((await asked(`${method} /trpc/${path}`)).head, path).toMatch(
        /405 [\s\S]*allow: GET, POST, OPTIONS/i,
      );
  const answer = await asked('DELETE /api/v1/facilities');
  expect(wordsOf(answer)).toMatchObject({ code: 'METHOD_NOT_SUPPORTED' });
  expect(answer.head).toMatch(/^allow: (?:GET, POST|POST, GET)\r?$/im);
  expect(await asked('HEAD /api/v1/services')).toMatchObject({ status: 200, text: '' });
  expect((await asked('OPTIONS /api/v1/services')).head).toMatch(/^allow: .*GET/im);
});

test('H2 TEN-1: nobody else’s page is let in, however much its origin looks like ours', async () => {
  const ours = await clinic();
  const host = hostOf(ours);
  const origins = [
    ...['https://evil.example', 'null', 'NULL', '', '*', 'file://', `http://${host}, http://evil.example`],
    ...[`http://evil-${host}`, `http://${host}.evil.example`, `http://${host.replace('.', 'x')}`],
    ...[`http://${host}@evil.example`, `http://evil.example#${host}`, `http://evil.example/${host}`],
    ...[`http://x.${host}`, 'http://localhost', 'http://evil.localhost:3000', `https://${host}`],
  ];
  const asks = [
    'Access-Control-Request-Method: POST',
    'Access-Control-Request-Headers: content-type',
    'Access-Control-Request-Private-Network: true',
  ];
  for (const origin of origins)
    for (const path of ['/api/v1/patients', '/trpc/patients.list', '/', '/healthz', '/api/openapi.json'])
      for (const method of ['GET', 'OPTIONS', 'POST']) {
        const headers = [`Host: ${host}`, await cookieLine(ours), `Origin: ${origin}`, ...asks, JSON_TYPE];
        const { head, status } = await wire(port, written(`${method} ${path} HTTP/1.1`, headers));
        expect(head, `${method} ${path} ${origin}`).not.toMatch(/^access-control-/im);
        expect(status === 403, `${method} ${path} ${origin}`).toBe(method === 'POST');
      }
});
