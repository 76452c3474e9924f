import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { projectRoot } from '../../server/env.ts';
import { freePort } from '../http/npm-start.ts';
import { medflowIn } from './installation.ts';

/** Of Debian's postgresql-15, which `.ci/postgres-15` installs; the embedded one brings no pg_basebackup. */
const BIN = '/usr/lib/postgresql/15/bin';

const run = promisify(execFile);

const place = await mkdtemp(join(tmpdir(), 'medflow-pitr-'));
const port = await freePort();
const environment = {
  NODE_ENV: 'test',
  MEDFLOW_DATA_DIR: join(place, 'medflow'),
  DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/medflow`,
};
const medflow = medflowIn(environment);

const runbook = await readFile(join(projectRoot, 'docs/runbooks/point-in-time.md'), 'utf8');
const [places = '', once = '', nightly = '', bringBack = '', look = ''] = [
  ...runbook.matchAll(/```sh\n([^]*?)```/g),
].map(([, block = '']) => block);

/** Types it at a shell, as PostgreSQL's own user, where the folders are the test's. */
const type = async (commands: string): Promise<string> => {
  const here = `${places}${commands}`
    .replaceAll('/var/lib/postgresql/15/main', join(place, 'data'))
    .replaceAll('/mnt/backups/medflow', join(place, 'backups'));
  const { stdout } = await run('runuser', ['-u', 'postgres', '--', 'bash', '-euo', 'pipefail', '-c', here], {
    cwd: place,
    env: { PATH: `${BIN}:/usr/sbin:/usr/bin:/bin`, PGHOST: '127.0.0.1', PGPORT: String(port), TZ: 'UTC' },
  });
  return stdout.trim();
};

const open = (slug: string) =>
  medflow(
    ...['clinic', 'open', '--slug', slug, '--name', slug, '--time-zone', 'UTC'],
    ...['--owner-email', `owner@${slug}.test`, '--owner-first-name', 'Ada', '--owner-last-name', 'Berg'],
  );

afterAll(async () => {
  await type('pg_ctl -D "$data" -m immediate -w stop');
  await rm(place, { recursive: true, force: true });
});

test('OPS-1: whoever follows the runbook, command by command, has the whole database as it was at one moment', async () => {
  await run('chown', ['postgres', place]);
  await chmod(place, 0o755);
  await type(`
    initdb -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8
    cat >> "$data/postgresql.conf" <<CONF
port = ${port}
unix_socket_directories = ''
shared_preload_libraries = 'pg_stat_statements'
CONF
    pg_ctl -D "$data" -l server.log -w start`);
  await medflow('db', 'create');
  await medflow('db', 'up');
  await open('before');

  await type(once);
  await type(nightly);
  await open('between');
  const when = await type(`psql -Atc 'select clock_timestamp()' postgres`);
  await open('after');
  await withConnection({ host: '127.0.0.1', port, user: 'postgres', database: 'medflow' }, client =>
    client.query('drop schema clinic cascade'),
  );

  expect(bringBack).toContain("when='2026-03-03 14:20:00+00'");
  await type(bringBack.replace('2026-03-03 14:20:00+00', when));

  const commands = [...look.matchAll(/npm run medflow -- (.+)/g)].map(([, command = '']) =>
    command.split(' '),
  );
  const [verified, trails, clinics, ...others] = await Promise.all(commands.map(words => medflow(...words)));
  expect(others).toEqual([]);
  expect(verified).toMatchObject({ ok: true, findings: [] });
  expect(trails).toMatchObject([
    { slug: 'before', faults: [] },
    { slug: 'between', faults: [] },
  ]);
  expect(clinics).toMatchObject([{ slug: 'before' }, { slug: 'between' }]);
  // It goes on from there.
  await open('again');
});
