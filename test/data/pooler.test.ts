import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { projectRoot, readEnv } from '../../server/env.ts';
import { cookiesOf, said, send } from '../http/send.ts';
import {
  bookableAnyTime,
  database,
  databaseName,
  hostOf,
  member,
  PASSWORD,
  slot,
  sqlAs,
} from '../world/world.ts';

const direct = database.url('admin', databaseName);
const environment = { ...inject('environment'), DATABASE_URL: direct };

test('OPS-9: calls go by the pooler, and what needs a session past it', async () => {
  const nowhere = 'postgresql://localhost:1/';
  const opened = await openDatabase(readEnv({ ...environment, DATABASE_POOLER_URL: nowhere }));
  const config = opened.connection('app', databaseName);
  expect(opened.pooled('app', databaseName)).toMatchObject({
    ...config,
    host: 'localhost',
    port: 1,
    ssl: expect.anything(),
  });
  const planes = await openPlanes(opened, entities, databaseName, { poolMax: 4 });
  await expect(planes.identity.em.getConnection().execute('select')).rejects.toThrow(/ECONNREFUSED/);
  await planes[Symbol.asyncDispose]();
});

test('OPS-9: a server with a pooler in front of its database lets a member in, books, and hears of changes', async () => {
  const { clinic, links } = await bookableAnyTime();
  const { email } = await member(clinic, 'staff');
  const { PATH = '', HOME = '' } = process.env;
  const server = fork(join(projectRoot, 'test/fixtures/server-process.ts'), {
    // Where the suite has no pgbouncer, the database stands for it.
    env: { PATH, HOME, PORT: '0', DATABASE_POOLER_URL: direct, ...environment },
  });
  const [{ port }] = await once(server, 'message');
  const host = hostOf(clinic);
  const post = (path: string, body: unknown, cookie = '') =>
    send(port, { host, path, method: 'POST', headers: { cookie }, body });

  const signedIn = await post('/trpc/session.signIn', { email, password: PASSWORD });
  const booked = await post('/trpc/bookings.book', { ...links, startsAt: slot(9) }, cookiesOf(signedIn));
  expect(said(booked)).toMatchObject({ result: { data: { status: 'pending' } } });

  const { rows } = await (await sqlAs('admin')).query(
    `select from pg_stat_activity where application_name = 'medflow listener' and datname = current_database()`,
  );
  expect(rows).toHaveLength(1);
  const gone = once(server, 'exit');
  server.disconnect();
  await gone;
});
