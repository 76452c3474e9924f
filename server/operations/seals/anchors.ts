import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Env } from '../../env.ts';
import { StartupError } from '../../startup-error.ts';

const Anchor = z.object({
  at: z.iso.datetime(),
  clinic: z.uuid(),
  /** Of the seal that was the last then, and what it is known by. */
  number: z.int(),
  hash: z.hex(),
});
export type Anchor = z.output<typeof Anchor>;

/** Where heads are kept outside of the database. */
export const anchorFile = ({ dataDir }: Pick<Env, 'dataDir'>): string => join(dataDir, 'anchors.jsonl');

export const lineOf = (head: Anchor): string => `${JSON.stringify(head)}\n`;

/** Adds a head to the file, from which nothing is ever taken; it is on the disk when it answers. */
export const anchor = async (file: string, head: Anchor): Promise<void> => {
  const handle = await open(file, 'a', 0o600);
  try {
    // On a line of its own, even behind one that a power cut cut short; and all of it, for a disk that is nearly full takes the
    // beginning of a single write without a word.
    await handle.appendFile(`\n${lineOf(head)}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** What is anchored of a clinic, the oldest first; throws where the file says what is no anchor. */
export const anchorsOf = async (file: string, clinicId: string): Promise<Anchor[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  // A line that a power cut cut short was never acknowledged.
  const lines = text.split('\n').filter(line => line.includes(clinicId) && line.endsWith('}'));
  return lines.map(line => {
    try {
      return Anchor.parse(JSON.parse(line));
    } catch (cause) {
      throw new StartupError(`${file} has a line of this clinic that is no anchor.`, { cause });
    }
  });
};
