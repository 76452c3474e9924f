import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { send } from '../http/send.ts';

let dataDir: string;
let server: ChildProcess;
let port: number;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'medflow-test-'));
  const { PATH = '', HOME = '' } = process.env;
  server = fork(join(projectRoot, 'test/fixtures/server-process.ts'), {
    env: { PATH, HOME, NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent', MEDFLOW_DATA_DIR: dataDir },
  });
  [{ port }] = await once(server, 'message');
});
afterAll(async () => {
  const gone = once(server, 'exit');
  server.disconnect();
  await gone;
  await rm(dataDir, { recursive: true, force: true });
});

/** Memory of the server process in MB, as it says itself. */
const resident = async (): Promise<number> => {
  const { text } = await send(port, { host: 'localhost', path: '/metrics' });
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6;
};

const post = async (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  (await send(port, { host: 'localhost', path, method: 'POST', body, headers })).status;

const MEGABYTE = Buffer.alloc(1_000_000, ' ');
const announced = function* (path: string) {
  yield `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n`;
  for (let sent = 0; sent < 100; sent++) yield MEGABYTE;
};
const unannounced = function* (path: string) {
  yield `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
  for (let sent = 0; sent < 100; sent++) yield* [`${MEGABYTE.length.toString(16)}\r\n`, MEGABYTE, '\r\n'];
  yield '0\r\n\r\n';
};
/** A hundred megabytes as fast as they are taken, until there is an answer; a server that takes no more may break off. */
const flood = async (bytes: Iterable<string | Buffer>): Promise<number | 'cut'> => {
  const socket = createConnection(port, '127.0.0.1');
  const answered = new Promise<number | 'cut'>(resolve => {
    socket.once('data', answer => resolve(Number(String(answer).slice(9, 12))));
    socket.once('close', () => resolve('cut'));
  });
  const flooded = pipeline(Readable.from(bytes), socket, { end: false }).catch(() => undefined);
  const answer = await answered;
  socket.destroy();
  await flooded;
  return answer;
};

const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const wide = `{${Array.from({ length: 100_000 }, (_, i) => `"${i.toString(36)}":0`).join()}}`;
const [rest, trpc] = ['/api/v1/session', '/trpc/session.signIn'];
const attacks: [what: string, attack: () => Promise<number | 'cut'>, answers: (number | 'cut')[]][] = [
  ['a hundred megabytes over REST', () => flood(announced(rest)), [413]],
  ['a hundred megabytes over tRPC', () => flood(announced(trpc)), [413]],
  ['as many, unannounced, over REST', () => flood(unannounced(rest)), [413]],
  ['as many, unannounced, over tRPC', () => flood(unannounced(trpc)), [413, 'cut']],
  ['two hundred, packed, over REST', () => post(rest, bomb, { 'content-encoding': 'gzip' }), [413]],
  ['two hundred, packed, over tRPC', () => post(trpc, bomb, { 'content-encoding': 'gzip' }), [415]],
  ['ten thousand lists over REST', () => post(rest, deep), [400]],
  ['ten thousand lists over tRPC', () => post(trpc, deep), [400]],
  ['a hundred thousand keys over REST', () => post(rest, wide), [400]],
  ['a hundred thousand keys over tRPC', () => post(trpc, wide), [400]],
];

test.each(attacks)('D2: %s cost the server less than fifty megabytes', async (_what, attack, answers) => {
  // What the code itself takes up is no matter of the attack.
  await attack();
  const before = await resident();
  const over = new AbortController();
  const under = attack().finally(() => over.abort());
  let peak = before;
  while (!over.signal.aborted) peak = Math.max(peak, await resident());
  expect(answers).toContain(await under);
  expect(Math.max(peak, await resident()) - before).toBeLessThan(50);
});
