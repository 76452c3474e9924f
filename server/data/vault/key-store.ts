import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const WrappedKey = z.object({
  /** Counts the keys of a clinic, from 1. */
  version: z.int().min(1).max(1023),
  /** The id of the root key that wrapped it. */
  rootKey: z.string(),
  wrapped: z.base64(),
  madeAt: z.iso.datetime(),
});
/** A data key of a clinic as it is kept: only the root key opens it. */
export type WrappedKey = z.output<typeof WrappedKey>;

/**
 * Where the wrapped keys of the clinics are kept: never in the database whose contents they open, so that no backup of it brings
 * them along, and with backups of its own, which are kept for as long as an erased clinic may come back.
 */
export interface KeyStore {
  /** All versions of a clinic's key, the oldest first; none where the clinic has no keys, or they were destroyed. */
  read(clinicId: string): Promise<WrappedKey[]>;
  /** Keeps a key, unless one of this version is kept already; answers the one that is. */
  add(clinicId: string, key: WrappedKey): Promise<WrappedKey>;
  /** Destroys the keys of a clinic. */
  remove(clinicId: string): Promise<void>;
}

/** A folder for each clinic, and in it a file for each version. Several servers share it as a volume. */
export const keyFolder = (root: string): KeyStore => {
  const folderOf = (clinicId: string) => join(root, z.uuid().parse(clinicId));
  const fileOf = (clinicId: string, version: number) => join(folderOf(clinicId), `${version}.json`);
  return {
    read: async clinicId => {
      const names = await readdir(folderOf(clinicId)).catch(unlessMissing([]));
      const files = names.filter(name => /^\d+\.json$/.test(name));
      const keys = await Promise.all(files.map(name => readKey(join(folderOf(clinicId), name))));
      return keys.sort((one, other) => one.version - other.version);
    },
    add: async (clinicId, key) => {
      const file = fileOf(clinicId, key.version);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      // Written aside and then linked: of two processes that make a key at once, both end up with the same one.
      const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
      try {
        await writeDurably(draft, JSON.stringify(key));
        await link(draft, file).catch(unless('EEXIST'));
      } finally {
        await rm(draft, { force: true });
      }
      await flushFolder(dirname(file));
      return readKey(file);
    },
    remove: async clinicId => {
      await rm(folderOf(clinicId), { recursive: true, force: true });
      await flushFolder(root).catch(unless('ENOENT'));
    },
  };
};

const unless =
  (code: string) =>
  (error: NodeJS.ErrnoException): void => {
    if (error.code !== code) throw error;
  };

const unlessMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    unless('ENOENT')(error);
    return instead;
  };

const readKey = async (file: string): Promise<WrappedKey> =>
  WrappedKey.parse(JSON.parse(await readFile(file, 'utf8')));

const writeDurably = async (file: string, text: string): Promise<void> => {
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
};

/** A name is there after a power cut only once its folder is written. */
const flushFolder = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r');
  await handle.sync();
};

/** Keys that end with the process: for the clinics of a proof, which do as well. */
export const keysInMemory = (): KeyStore => {
  const kept = new Map<string, WrappedKey[]>();
  const read = async (clinicId: string) => kept.get(clinicId) ?? [];
  return {
    read,
    add: async (clinicId, key) => {
      const keys = await read(clinicId);
      const found = keys.find(({ version }) => version === key.version);
      if (!found) kept.set(clinicId, [...keys, key]);
      return found ?? key;
    },
    remove: async clinicId => {
      kept.delete(clinicId);
    },
  };
};
