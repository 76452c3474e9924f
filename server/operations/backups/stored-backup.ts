import { StartupError } from '../../startup-error.ts';
import { Manifest } from './manifest.ts';
import { MissingFile, type Target } from './targets/target.ts';

/** A backup at a target. It is whole once its manifest is there, which is written last and removed first. */
export interface StoredBackup {
  target: Target;
  /** Its folder, within that of the clinic. */
  path: string;
}

export const storedBackup = (target: Target, clinicId: string, name: string): StoredBackup => ({
  target,
  path: `${clinicId}/${name}`,
});

export const whereIs = ({ target, path }: StoredBackup): string => target.whereIs(path);

const PART = '.part';

export const writePart = (
  { target, path }: StoredBackup,
  table: string,
  bytes: AsyncIterable<Buffer>,
): Promise<void> => target.write(`${path}/${table}${PART}`, bytes);

export const readPart = ({ target, path }: StoredBackup, table: string): AsyncIterable<Buffer> =>
  target.read(`${path}/${table}${PART}`);

/** The tables of which there is a part. */
export const partsIn = async ({ target, path }: StoredBackup): Promise<Set<string>> => {
  const files = await target.list(path);
  return new Set(files.filter(file => file.endsWith(PART)).map(file => file.slice(0, -PART.length)));
};

const manifestFile = ({ path }: StoredBackup): string => `${path}/manifest.json`;

/** Makes a backup of what was written. */
export const complete = (backup: StoredBackup, manifest: Manifest): Promise<void> =>
  backup.target.write(
    manifestFile(backup),
    (async function* () {
      yield Buffer.from(JSON.stringify(manifest, null, 2));
    })(),
  );

export const removeStored = async (backup: StoredBackup): Promise<void> => {
  await backup.target.remove(manifestFile(backup));
  await backup.target.remove(backup.path);
};

/** There is none, or nothing that reads as one; unlike a target that cannot be asked. */
export class NoBackup extends StartupError {}

/** What a backup says of itself, which nobody has verified yet. */
export const manifestOf = async (backup: StoredBackup): Promise<Manifest> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of backup.target.read(manifestFile(backup))) chunks.push(chunk);
  } catch (cause) {
    if (!(cause instanceof MissingFile)) throw cause;
    throw new NoBackup(`There is no backup in ${whereIs(backup)}.`, { cause });
  }
  try {
    return Manifest.parse(JSON.parse(Buffer.concat(chunks).toString()));
  } catch (cause) {
    throw new NoBackup('The manifest of the backup cannot be read: it was changed.', { cause });
  }
};
