import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Kills the postmaster and all that it began, so that what they are at is cut off as by a power failure. */
export const killDatabase = async (dataDir: string): Promise<void> => {
  const file = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  process.kill(postmaster, 'SIGSTOP');
  const begun = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  for (const pid of [...begun.trim().split(' ').map(Number), postmaster]) process.kill(pid, 'SIGKILL');
};
