import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Env } from '../../env.ts';
import { StartupError } from '../../startup-error.ts';
import { Manifest } from './manifest.ts';

export type Target = Pick<Env, 'backupDir'>;

/** Where the backups of a clinic are. */
export const folderOf = ({ backupDir }: Target, clinicId: string): string => join(backupDir, clinicId);

/** What is being written has another name, so that nothing half-made is taken for a backup. */
export const partialOf = (folder: string): string => `${folder}${PARTIAL}`;

const PARTIAL = '.partial';

/** Of a backup, whether it is whole or not. */
export const nameOf = (folder: string): string => folder.replace(PARTIAL, '');

export const partFile = (folder: string, table: string): string => join(folder, `${table}.part`);

const manifestFile = (folder: string): string => join(folder, 'manifest.json');

/** Gives what is written its name, once all of it is on the disk. */
export const complete = async (folder: string, manifest: Manifest): Promise<void> => {
  const partial = partialOf(folder);
  await writeFile(manifestFile(partial), JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true });
  await flush(partial);
  await rename(partial, folder);
  await flush(dirname(folder));
};

/** Names are there after a power cut only once their folder is written. */
const flush = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r');
  await handle.sync();
};

export const remove = async (folder: string): Promise<void> => {
  // First its name, so that one that is removed by half is offered to nobody.
  await rename(folder, partialOf(folder)).catch(unlessMissing);
  await rm(partialOf(folder), { recursive: true, force: true });
};

const unlessMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};

/** What a backup says of itself, which nobody has verified yet. */
export const manifestOf = async (folder: string): Promise<Manifest> => {
  const text = await readFile(manifestFile(folder), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(`There is no backup in ${folder} (${cause.code}).`, { cause });
  });
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new StartupError('The manifest of the backup cannot be read: it was changed.', { cause });
  }
};
