import { execFile } from 'node:child_process';
import { appendFile, chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { freePort } from '../http/npm-start.ts';

/** Of Debian's postgresql-15, which `.ci/postgres-15` installs and starts; the embedded one brings no pg_basebackup. */
const BIN = '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);
const asPostgres = (program: string, ...args: string[]) =>
  run('runuser', ['-u', 'postgres', '--', join(BIN, program), ...args], { cwd: '/' });

export interface Standby {
  url: string;
  stop(): Promise<void>;
}

/** A streaming replica of the suite's server, on which recovery waits a second for what it conflicts with. */
export const openStandby = async (): Promise<Standby> => {
  const primary = inject('environment').DATABASE_URL;
  if (!primary)
    throw new Error(
      'These tests need a PostgreSQL 15 and its pg_basebackup. On Debian, as root: .ci/postgres-15 npm run test:replica',
    );
  const place = await mkdtemp(join(tmpdir(), 'medflow-replica-'));
  await chmod(place, 0o755);
  await run('chown', ['postgres', place]);
  const data = join(place, 'data');
  await asPostgres('pg_basebackup', '-d', primary, '-D', data, '-R', '-c', 'fast');
  const port = await freePort();
  await appendFile(join(data, 'postgresql.conf'), `\nport = ${port}\nmax_standby_streaming_delay = 1s\n`);
  await asPostgres('pg_ctl', '-D', data, '-l', join(place, 'log'), '-w', 'start');
  const url = new URL(primary);
  url.port = `${port}`;
  let isStopped = false;
  return {
    url: url.href,
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await asPostgres('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      await rm(place, { recursive: true, force: true });
    },
  };
};
