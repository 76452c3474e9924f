import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { codeOf, connect } from '../../server/data/database/connection/connect.ts';
import { database, databaseName, sqlAs } from '../world/world.ts';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** Where somebody listens who is no PostgreSQL. */
const listening = async (answer: (socket: Socket) => unknown): Promise<number> => {
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    answer(socket);
  }).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const failure = (port: number, more: object = {}): Promise<Error> =>
  connect({ host: '127.0.0.1', port, user: 'ada', database: 'x', ...more }).then(
    () => expect.fail('This should have failed.'),
    (error: Error) => error,
  );

test('DB-6: a server that offers no TLS is told from one that is not there', async () => {
  const plain = await listening(socket => socket.once('data', () => socket.write('N')));
  expect((await failure(plain, { ssl: true })).message).toBe(
    `The database server at 127.0.0.1:${plain} offers no TLS; switch ssl on there.`,
  );
  const gone = await failure(1);
  expect(gone.message).toBe('Nothing listens where the database server at 127.0.0.1:1 should be.');
  expect(codeOf(gone)).toBe('ECONNREFUSED');
});

test('DB-6: a server that says nothing is given up in the time that was allowed', async () => {
  const silent = await listening(socket => closing.push(() => socket.destroy()));
  const { message } = await failure(silent, { connectionTimeoutMillis: 100 });
  expect(message).toBe(`The database server at 127.0.0.1:${silent} did not answer in time.`);
});

test('DB-6: whatever else happens is told with the role, and the driver’s error is its cause', async () => {
  const rude = await listening(socket => socket.once('data', () => socket.end()));
  const error = await failure(rude);
  expect(error.message).toMatch(
    new RegExp(`^A connection to the database server at 127.0.0.1:${rude} as ada failed: .+\\.$`),
  );
  expect(error.cause).toBeInstanceOf(Error);
  expect(codeOf('no error at all')).toBe('');
});

test('R1: a connection that is cut while nothing is asked of it fails at the next statement, and ends no process', async () => {
  const idle = await connect(database.connection('owner', databaseName));
  const { rows } = await idle.query('select pg_backend_pid() as pid');
  const cut = new Promise<void>(resolve => idle.once('end', resolve));
  await (await sqlAs('admin')).query('select pg_terminate_backend($1)', [rows[0].pid]);
  await cut;
  await expect(idle.query('select 1')).rejects.toThrow(/not queryable|closed/);
});
