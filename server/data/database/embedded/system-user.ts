import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../../../startup-error.ts';

const run = promisify(execFile);

/** Under whom the database server runs: undefined is ourselves. */
export type SystemUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root lends it whoever owns the data folder of the server, or else the
 * `postgres` user, made when there is none.
 */
export async function serverUser(folder: string): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(folder).catch(() => undefined); // not made yet
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp()) ?? (await create());
}

/** The server's user must be able to walk to every folder; the sentence names the one that stops it. */
export async function assertReachable(user: SystemUser, path: string, what: string): Promise<void> {
  if (!user) return;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) {
      throw new StartupError(
        `As root, MedFlow runs PostgreSQL as the user postgres, who cannot enter ${folder}, where ${what} lies. ` +
          `Move it elsewhere (for the data: MEDFLOW_DATA_DIR=/var/lib/medflow), run chmod o+x ${folder}, or start MedFlow as an ordinary user.`,
      );
    }
    if (folder === dirname(folder)) return;
  }
}

async function lookUp(): Promise<SystemUser> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // id fails exactly when there is no such user
  }
}

async function create(): Promise<SystemUser> {
  try {
    await run('groupadd', ['--system', '--force', 'postgres']);
    const useradd = [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/bin/false',
      'postgres',
    ];
    await run('useradd', useradd);
  } catch (cause) {
    const made = await lookUp(); // another process may have been quicker
    if (made) return made;
    throw new StartupError(
      'PostgreSQL does not run as root and a user named postgres cannot be created here. ' +
        'Create one (useradd --system postgres), start MedFlow as an ordinary user, or set DATABASE_URL.',
      { cause },
    );
  }
  return lookUp();
}
