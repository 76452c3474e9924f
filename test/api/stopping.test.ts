import { once } from 'node:events';
import { Agent, type RequestListener, type ServerResponse } from 'node:http';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { refuseWhileDraining } from '../../server/api/http/draining.ts';
import { serve } from '../../server/serve.ts';
import { said, send } from '../http/send.ts';
import { dial } from '../http/wire.ts';

const HERE = { host: '127.0.0.1', port: 0 };
const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** A server whose calls are answered when a test says so. */
const waitingServer = async () => {
  const lifecycle = { draining: false };
  const underWay: ServerResponse[] = [];
  const app = express();
  const arrived = async (count: number) => {
    while (underWay.length < count) await once(app, 'arrived');
    return underWay;
  };
  app.use(refuseWhileDraining(lifecycle), (_req, res) => {
    underWay.push(res);
    app.emit('arrived');
  });
  return { arrived, serving: await serve(app, HERE, lifecycle) };
};

test('R2: a call under way is finished, and its connection told that this was the last', async () => {
  const { arrived, serving } = await waitingServer();
  const { socket, answer } = dial(serving.port);
  socket.write(GET);
  const [res] = await arrived(1);
  const stopped = serving.stop();
  res?.end('done');
  const { status, head, text } = await answer;
  expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('done') });
  expect(head).toMatch(/^connection: close$/im);
  await stopped;
});

test('R2: an answer whose head is gone already is finished too, and its connection closed behind it', async () => {
  const { arrived, serving } = await waitingServer();
  const { socket, answer } = dial(serving.port);
  socket.write(GET);
  const [res] = await arrived(1);
  res?.writeHead(200, { 'content-length': 4 }).write('do');
  await once(socket, 'data');
  const stopped = serving.stop();
  res?.end('ne');
  expect(await answer).toMatchObject({ status: 200, text: 'done' });
  await stopped;
});

test('R2 OPS-8: a call that comes on an open connection while it stops is told to come again, in words', async () => {
  const { arrived, serving } = await waitingServer();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const ask = () => send(serving.port, { host: 'localhost', path: '/', agent });
  const first = ask();
  const [res] = await arrived(1);
  res?.end('done');
  expect(await first).toMatchObject({ status: 200 });
  const stopped = serving.stop();
  const refused = await ask();
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '1', connection: 'close' } });
  expect(said(refused).message).toMatch(/MedFlow is stopping here. Nothing was done/);
  await stopped;
});

test('R2 D4: a connection that never said anything does not hold up a stop', async () => {
  const { serving } = await waitingServer();
  const { opened, answer } = dial(serving.port);
  await opened;
  await serving.stop();
  expect(await answer).toMatchObject({ head: '' });
});

const nothing: RequestListener = (_req, res) => res.destroy();

test('DB-5: an address that cannot be listened on is named in a sentence, with a way out', async () => {
  const listen = (host: string, port = 0) => serve(nothing, { host, port }, { draining: false });
  const busy = await listen('127.0.0.1');
  onTestFinished(() => busy.stop());
  await expect(listen('127.0.0.1', busy.port)).rejects.toThrow(
    `Port ${busy.port} is in use. Stop what uses it, or choose another: PORT=${busy.port + 1} npm start`,
  );
  for (const host of ['203.0.113.1', 'nowhere.invalid'])
    await expect(listen(host)).rejects.toThrow(
      `MedFlow cannot listen on ${host}: this machine has no such address.`,
    );
});
