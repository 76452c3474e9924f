import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDatabaseUrl, urlOf } from '../../server/data/database/connection/database-url.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medflow-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const handedOut = (url: string, password: string | undefined = 'p@ss/word') =>
  urlOf(parseDatabaseUrl(url), { user: 'medflow_app', password }, 'care & co');

test.each([
  ['postgresql://u:p@db.test/x', 'postgresql://medflow_app:p%40ss%2Fword@db.test:5432/care%20%26%20co'],
  ['postgresql://u:p@[::1]:6000/x', 'postgresql://medflow_app:p%40ss%2Fword@[::1]:6000/care%20%26%20co'],
  [
    'postgresql://u:p@db.test/x?sslmode=require',
    'postgresql://medflow_app:p%40ss%2Fword@db.test:5432/care%20%26%20co?sslmode=require',
  ],
  [
    'postgresql:///x?host=/run/pg&port=6000',
    'postgresql://medflow_app:p%40ss%2Fword@/care%20%26%20co?host=%2Frun%2Fpg&port=6000',
  ],
])('DB-5: the URL of another role leads to the same server as %s', (url, wanted) => {
  expect(handedOut(url)).toBe(wanted);
  const [there, here] = [parseDatabaseUrl(wanted), parseDatabaseUrl(url)];
  for (const part of ['host', 'port', 'tls', 'isSocket'] as const) expect(there[part]).toEqual(here[part]);
  expect(there).toMatchObject({ user: 'medflow_app', password: 'p@ss/word', database: 'care & co' });
});

test('DB-5: a role without a password gets a URL without one', () => {
  const url = urlOf(parseDatabaseUrl('postgresql://u@db.test/x'), { user: 'u', password: undefined }, 'x');
  expect(url).toBe('postgresql://u@db.test:5432/x');
});

test('DB-5: what the URL leaves out is what libpq takes', () => {
  const user = userInfo().username;
  expect(parseDatabaseUrl('postgresql:///')).toMatchObject({
    ...{ host: '/var/run/postgresql', isSocket: true, tls: 'disable', ssl: false, port: 5432 },
    ...{ user, password: undefined, database: user },
  });
  expect(parseDatabaseUrl('postgresql://ada@db.test')).toMatchObject({ database: 'ada', tls: 'prefer' });
});

test('DB-5: certificates come from the files that the URL names, and one that is not there is named', async () => {
  const files = { sslrootcert: 'authority', sslcert: 'certificate', sslkey: 'key' };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const named = Object.keys(files).map(name => `${name}=${join(folder, name)}`);
  const url = `postgresql://u@db.test/x?sslmode=verify-full&${named.join('&')}`;

  expect(parseDatabaseUrl(url).ssl).toEqual({
    ...{ rejectUnauthorized: true, ca: 'authority', cert: 'certificate', key: 'key' },
  });
  expect(parseDatabaseUrl('postgresql://u@db.test/x?sslmode=verify-full&sslrootcert=system').ssl).toEqual({
    rejectUnauthorized: true,
  });
  expect(() => parseDatabaseUrl(`${url}-lost`)).toThrow('The file that sslkey names in DATABASE_URL');
});

test.each([
  ['not a url at all', 'is not a URL'],
  ['postgresql://u:%E0%A4%A@db.test/x', 'is not a URL'],
  ['postgresql://u:secret@db.test/x?sslmode=maybe', 'unknown sslmode'],
])('DB-5: %s is refused without repeating its password', (url, told) => {
  expect(() => parseDatabaseUrl(url)).toThrow(told);
  expect(() => parseDatabaseUrl(url)).not.toThrow('secret');
});
