import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MissingFile, type Target } from './target.ts';

const AT_ONCE = 256 * 1024;

/** Backups in a folder of this machine, or of another one that is mounted here. */
export const folderTarget = (root: string): Target => {
  const at = (path: string): string => join(root, path);
  return {
    whereIs: at,
    list: folder =>
      readdir(at(folder)).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error))),
    async stampOf(folder) {
      const names = await readdir(at(folder));
      const looks = await Promise.all(names.map(name => stat(join(at(folder), name))));
      return looks
        .map(({ ino, size, mtimeMs, ctimeMs }) => [ino, size, mtimeMs, ctimeMs].join(' '))
        .join('\n');
    },
    async *read(file) {
      try {
        yield* createReadStream(at(file), { highWaterMark: AT_ONCE });
      } catch (cause) {
        throw isMissing(cause) ? new MissingFile(`There is no ${at(file)}.`, { cause }) : cause;
      }
    },
    async write(file, bytes) {
      await makeFolder(dirname(at(file)));
      await pipeline(bytes, createWriteStream(at(file), { flags: 'wx', mode: 0o600, flush: true }));
      await flush(dirname(at(file)));
    },
    remove: path => rm(at(path), { recursive: true, force: true }),
  };
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first) for (const parent of new Set([dirname(folder), dirname(first)])) await flush(parent);
};

/** Names are there after a power cut only once their folder is written. */
const flush = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r');
  await handle.sync();
};
