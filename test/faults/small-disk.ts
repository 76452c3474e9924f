import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

const run = promisify(execFile);

/** A disk of so many megabytes in a folder of its own, which is gone with the file. */
export const smallDisk = async (megabytes: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'medflow-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).catch((cause: unknown) => {
    throw new Error('Only root may mount a small disk, and this test is about nothing else.', { cause });
  });
  await chmod(folder, 0o755);
  afterAll(async () => {
    await run('umount', [folder]);
    await rm(folder, { recursive: true });
  });
  const ballast = join(folder, 'ballast');
  return {
    folder,
    /** Takes the room that is left, but for so many bytes. */
    fill: async (leaving = 0): Promise<void> => {
      await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']).catch((error: Error) => {
        if (!error.message.includes('No space left')) throw error;
      });
      if (leaving > 0) await run('truncate', ['-s', `-${leaving}`, ballast]);
    },
    free: () => rm(ballast),
  };
};
