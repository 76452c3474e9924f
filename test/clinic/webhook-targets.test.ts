import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { postTo } from '../../server/clinic/webhooks/post-to.ts';
import { isLoopback, isPublic } from '../../server/clinic/webhooks/public-address.ts';
import { addressesOf } from '../../server/clinic/webhooks/target.ts';
import { openTarget } from '../world/webhook-target.ts';
import { as, clinic } from '../world/world.ts';

const message = (url: string) => ({ url, headers: {}, body: '{}' });
const outside = { allowsLoopback: false };
const inside = { allowsLoopback: true };
const named =
  (...addresses: string[]) =>
  async (): Promise<LookupAddress[]> =>
    addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));

const refused = [
  ...[
    'http://93.184.216.34/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
  ],
  ...[
    'https://017700000001/',
    'https://0/',
    'https://localhost/',
    'https://localhost./',
    'https://127。0。0。1/',
  ],
  ...['https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/'],
  ...['https://[0:0:0:0:0:ffff:7f00:0001]/', 'https://[::127.0.0.1]/', 'https://[64:ff9b::7f00:1]/'],
  ...['https://[64:ff9b:1::a00:1]/', 'https://[2002:7f00:1::]/', 'https://[2001::1]/', 'https://[fc00::1]/'],
  ...['https://[fd00:ec2::254]/', 'https://[fe80::1]/', 'https://[fec0::1]/', 'https://[ff02::1]/'],
  ...['https://[::ffff:93.184.216.34]/', 'https://[2001:db8::1]/', 'https://[100::1]/'],
  ...['https://10.1.2.3/', 'https://172.16.0.1/', 'https://172.31.255.255/', 'https://192.168.0.1/'],
  ...['https://100.64.0.1/', 'https://169.254.169.254/', 'https://192.0.0.192/', 'https://198.18.0.1/'],
  ...['https://192.0.2.1/', 'https://224.0.0.1/', 'https://240.0.0.1/', 'https://255.255.255.255/'],
  ...['https://nowhere.invalid/'],
];

test.each(refused)('S45: %s is refused at each try', async url => {
  expect(await postTo(message(url), outside)).toMatchObject({ isDelivered: false, responseStatus: null });
  expect(typeof (await addressesOf(new URL(url), outside))).toBe('string');
});

test('S45: public addresses of both families are let through', () => {
  const open = ['93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'];
  expect(open.filter(address => !isPublic(address))).toEqual([]);
  expect(['fe80::1%eth0', 'nonsense', ''].filter(isPublic)).toEqual([]);
  expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopback)).toBe(true);
});

test('S45: one private address among those of a name refuses it, for IPv4 and IPv6 alike', async () => {
  const url = new URL('https://two-faced.example/');
  for (const addresses of [
    ['93.184.216.34', '10.0.0.1'],
    ['93.184.216.34', '::1'],
    ['93.184.216.34', '::ffff:a00:1'],
  ])
    expect(await addressesOf(url, { ...outside, resolve: named(...addresses) })).toBe('not a public address');
  expect(await addressesOf(url, { ...outside, resolve: named('93.184.216.34') })).toHaveLength(1);
  expect(await addressesOf(url, { ...outside, resolve: named() })).toBe('no such host');
});

test('S45: the connection goes to the address that was checked, and the name is asked once', async () => {
  const target = await openTarget();
  const { port } = new URL(target.url);
  let asked = 0;
  const resolve = async (host: string) => {
    asked += 1;
    return named('127.0.0.1')().then(found => (host === 'rebinding.example' ? found : []));
  };
  // No name server knows this name: were it asked again, nothing would be reached.
  const outcome = await postTo(message(`http://rebinding.example:${port}/`), { ...inside, resolve });
  expect([outcome.isDelivered, asked, target.received[0]?.headers.host]).toEqual([
    ...[true, 1, `rebinding.example:${port}`],
  ]);
});

test('S45: plain http and the machine itself are for developers only, and no private network is', async () => {
  const { url } = await openTarget();
  expect(await postTo(message(url), inside)).toMatchObject({ isDelivered: true, responseStatus: 204 });
  expect(await postTo(message(url), outside)).toMatchObject({ fault: 'not https' });
  for (const other of ['http://93.184.216.34/', 'http://10.0.0.1/', 'http://[::ffff:7f00:1]/'])
    expect(await postTo(message(other), inside)).toMatchObject({ fault: 'not https' });
  expect(await postTo(message('https://10.0.0.1/'), inside)).toMatchObject({ fault: 'not a public address' });
});

test.each([301, 302, 303, 307, 308])(
  'S45: a redirect (%i) is not followed, wherever it leads',
  async status => {
    const inner = await openTarget();
    const target = await openTarget((_, res) => void res.writeHead(status, { location: inner.url }).end());
    expect(await postTo(message(target.url), inside)).toEqual({
      ...{ isDelivered: false, responseStatus: status, fault: 'redirect' },
    });
    expect(inner.received).toEqual([]);
  },
);

test('S45: a lookup that fails, or answers with what is no address, refuses', async () => {
  const url = new URL('https://broken.example/');
  const broken = () => Promise.reject(Object.assign(new Error('10.0.0.53 said no'), { code: 'ESERVFAIL' }));
  expect(await addressesOf(url, { ...outside, resolve: broken })).toBe('no such host');
  expect(await postTo(message(url.href), { ...outside, resolve: broken })).toEqual({
    ...{ isDelivered: false, responseStatus: null, fault: 'no such host' },
  });
  for (const wrong of ['', 'nonsense', '93.184.216.34.5', '0x5db8d822'])
    expect(await addressesOf(url, { ...outside, resolve: named('93.184.216.34', wrong) }), wrong).toBe(
      'not a public address',
    );
});

/** A target that says these bytes to whoever has asked, and keeps the connection. */
const saying = async (bytes: string | Buffer) => {
  const lines: Socket[] = [];
  const server = createServer(line => {
    lines.push(line);
    line.on('error', () => line.destroy()).once('data', () => line.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const line of lines) line.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

test.each([
  [
    'wants to speak another protocol',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    'connection lost',
  ],
  ['promises an answer for ever', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(1000), 'timeout'],
  ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'HPE_INVALID_CONSTANT'],
  ['has no end of headers', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(10_000)}`, 'HPE_HEADER_OVERFLOW'],
])('S45 OPS-2: a target that %s is a word in the log, and holds nobody up', async (_what, bytes, fault) => {
  const outcome = await postTo(message(await saying(bytes)), inside, 1000);
  expect(outcome).toEqual({ isDelivered: false, responseStatus: null, fault });
});

test('S45: of an answer that never ends 64 KB are read, and then it is one', async () => {
  const url = await saying(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(64 * 1024)}`);
  // Nobody waits for the end: this would be an hour.
  expect(await postTo(message(url), inside, 3_600_000)).toMatchObject({
    isDelivered: true,
    responseStatus: 200,
  });
});

test('DEV-1: a target that hangs is given up in time, whether before its answer or in the midst of it', async () => {
  const silent = await openTarget(() => undefined);
  expect(await postTo(message(silent.url), inside, 300)).toMatchObject({
    isDelivered: false,
    fault: 'timeout',
  });
  const stuck = await openTarget((_, res) => void res.writeHead(200).write('and then'));
  expect(await postTo(message(stuck.url), inside, 300)).toMatchObject({
    isDelivered: true,
    responseStatus: 200,
  });
  const late = { ...inside, resolve: () => new Promise<never>(() => undefined) };
  expect(await postTo(message('https://slow.example/'), late, 300)).toMatchObject({ fault: 'timeout' });
});

test('DEV-1: of an answer of 10 MB no more than a start is read', async () => {
  const MB = 1024 * 1024;
  let sent = 0;
  const target = await openTarget((_, res) => {
    res.writeHead(200);
    const more = (): void => {
      while (sent < 10 * MB && !res.destroyed) {
        sent += 64 * 1024;
        if (!res.write(Buffer.alloc(64 * 1024))) {
          res.once('drain', more);
          return;
        }
      }
      res.end();
    };
    more();
  });
  expect(await postTo(message(target.url), inside)).toMatchObject({ isDelivered: true, responseStatus: 200 });
  expect(sent).toBeLessThan(10 * MB);
});

test('DEV-1: a target that is not there, or cuts the line, is a word in the log', async () => {
  const cutting = await openTarget(req => void req.socket.destroy());
  expect(await postTo(message(cutting.url), inside)).toMatchObject({ fault: 'ECONNRESET' });
  expect(await postTo(message('http://127.0.0.1:1/'), inside)).toMatchObject({ fault: 'ECONNREFUSED' });
});

test('S45: an address that would be refused is not saved, and a change to one neither', async () => {
  const caller = await as(await clinic());
  const fields = { name: 'Portal', events: ['booking.created' as const] };
  const good = await caller.webhooks.create({ ...fields, url: (await openTarget()).url });
  for (const url of ['https://169.254.169.254/latest', 'https://[::ffff:a00:1]/', 'http://93.184.216.34/']) {
    const refusal = { code: 'UNPROCESSABLE_CONTENT' };
    await expect(caller.webhooks.create({ ...fields, url })).rejects.toMatchObject(refusal);
    await expect(caller.webhooks.update({ id: good.id, version: 1, url })).rejects.toMatchObject(refusal);
  }
  for (const url of [
    'ftp://example.com/',
    'https://user:secret@example.com/',
    'nonsense',
    'javascript:alert(1)',
  ])
    await expect(caller.webhooks.create({ ...fields, url })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await caller.webhooks.get({ id: good.id })).toMatchObject({ version: 1 });
});
