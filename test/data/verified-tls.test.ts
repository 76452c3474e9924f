import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { type Database } from '../../server/data/database/connection/database.ts';
import { localCertificate } from '../../server/data/database/embedded/certificate.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { bootstrap } from '../../server/data/database/roles/bootstrap.ts';
import { migrateUp } from '../../server/data/database/schema/migrations.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { start } from '../../server/main.ts';
import { send } from '../http/send.ts';

/** A database server that speaks TLS only, reached through its URL as any external one is. */
let folder: string;
let database: Database;
let secret: string;
let url: string;
const pages: RequestHandler = (_req, _res, next) => next();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medflow-test-'));
  database = await openDatabase(readEnv({ NODE_ENV: 'test', MEDFLOW_DATA_DIR: folder }), {
    flags: ['fsync=off'],
  });
  await bootstrap(database);
  await migrateUp(database, entities);
  secret = (await readFile(join(folder, 'secret'), 'utf8')).trim();
  url = database.url('admin');
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const startAt = (address: string, mode = 'production') =>
  start(
    readEnv({
      ...{ NODE_ENV: mode, PORT: '0', LOG_LEVEL: 'silent', MEDFLOW_DATA_DIR: folder },
      ...{ DATABASE_URL: address, MEDFLOW_SECRET: secret },
      MEDFLOW_VAULT_KEY: 'mZ4tR8wQ2xK6vB1nJ5hP9sD3fG7cL0yA',
    }),
    { pages },
  );
/** The same address with other wishes about TLS. */
const wanting = (wishes: Record<string, string>): string => {
  const [bare, query] = url.split('?');
  const { host } = Object.fromEntries(new URLSearchParams(query));
  return `${bare}?${new URLSearchParams({ ...(host ? { host } : {}), ...wishes })}`;
};
const authorityOf = (address: string) => new URL(address).searchParams.get('sslrootcert') ?? '';

test.each([{}, ...['disable', 'allow', 'prefer', 'require'].map(sslmode => ({ sslmode }))])(
  'H3: production does not start with %o, for then anybody may pass for the database',
  async wishes => {
    await expect(startAt(wanting(wishes))).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(/must verify the server: add sslmode=verify-full/),
    });
  },
);

test('H3: nor with an authority that did not sign the server’s certificate, or with none that is known', async () => {
  const other = join(folder, 'other.pem');
  await writeFile(other, (await localCertificate()).cert);
  const faults: [Record<string, string>, RegExp][] = [
    [{ sslmode: 'verify-full', sslrootcert: other }, /certificate of .* cannot be trusted/],
    [{ sslmode: 'verify-ca', sslrootcert: other }, /certificate of .* cannot be trusted/],
    [{ sslmode: 'require', sslrootcert: other }, /certificate of .* cannot be trusted/],
    [{ sslmode: 'verify-full' }, /certificate of .* cannot be trusted/],
    [{ sslmode: 'verify-full', sslrootcert: 'system' }, /certificate of .* cannot be trusted/],
    [{ sslmode: 'verify-full', sslrootcert: join(folder, 'absent.pem') }, /sslrootcert .* cannot be read/],
  ];
  for (const [wishes, sentence] of faults)
    await expect(startAt(wanting(wishes)), JSON.stringify(wishes)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(sentence),
    });
});

test('H3: started, every one of its connections is under TLS', async () => {
  const sslrootcert = authorityOf(url);
  for (const wishes of [
    { sslmode: 'verify-full', sslrootcert },
    { sslmode: 'verify-ca', sslrootcert },
  ]) {
    const running = await startAt(wanting(wishes));
    expect(await send(running.port, { host: 'localhost', path: '/readyz' })).toMatchObject({ status: 200 });
    const { rows } = await withConnection(database.connection('admin'), client =>
      client.query(
        `select count(*) > 2 as some, bool_and(ssl) as every
         from pg_stat_ssl join pg_stat_activity using (pid) where usename like 'medflow%'`,
      ),
    );
    expect(rows).toEqual([{ some: true, every: true }]);
    await running.stop();
  }
});
