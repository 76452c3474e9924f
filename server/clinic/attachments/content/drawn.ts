import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type FileKind, PART_BYTES } from '../../../../shared/clinic/attachments.ts';

/** What a large camera takes; one of a few kilobytes may claim more (RQ5). */
export const MOST_PIXELS = 60_000_000;
/** A preview is one part of a file. */
export const PREVIEW_BYTES = PART_BYTES;
/** How the process that draws ends where it has drawn nothing. */
export const NOT_A_PICTURE = 3;
export const TOO_MANY_PIXELS = 4;

const LONGEST_MS = 30_000;
const DRAW = join(import.meta.dirname, 'draw-preview.ts');

/** The preview of a picture of this kind, or why there is none; throws when the process that draws is brought down. */
export const drawn = async (bytes: Buffer, kind: FileKind): Promise<Buffer | 'broken' | 'pixels'> => {
  const child = spawn(process.execPath, ['--max-old-space-size=128', DRAW, kind], {
    // Nothing of what this process knows is the picture's.
    env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) =>
    child.once('error', reject).once('close', (code, signal) => resolve({ code, signal })),
  );
  // It may end before it has read everything.
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(bytes);
  const [{ code, signal }, picture] = await Promise.all([ended, buffer(child.stdout)]);
  if (code === 0 && picture.length > 0) return picture;
  if (code === NOT_A_PICTURE) return 'broken';
  if (code === TOO_MANY_PIXELS) return 'pixels';
  throw new Error(`The process that draws previews ended with ${signal ?? code}.`);
};
