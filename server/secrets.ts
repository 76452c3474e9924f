import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './env.ts';
import { StartupError } from './startup-error.ts';

/**
 * The one secret from which every key and password is derived: MEDFLOW_SECRET, or outside production
 * a value generated once into `<data dir>/secret`.
 */
export async function rootSecret(env: Env): Promise<Buffer> {
  if (env.secret) return Buffer.from(env.secret);
  if (env.mode === 'production') throw new StartupError('MEDFLOW_SECRET is required in production.');
  const file = join(env.dataDir, 'secret');
  try {
    return (await readSecret(file)) ?? (await generateSecret(env.dataDir, file));
  } catch (cause) {
    if (cause instanceof StartupError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    throw new StartupError(
      `The secret in the data folder ${env.dataDir} can be neither read nor created (${code}). ` +
        'Run MedFlow as the user who owns that folder, or choose another with MEDFLOW_DATA_DIR.',
      { cause },
    );
  }
}

/** A 32-byte key of its own for each purpose; knowing one says nothing about the root or the others. */
export function deriveKey(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, 'medflow', purpose, 32));
}

async function readSecret(file: string): Promise<Buffer | undefined> {
  const secret = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (secret === undefined) return undefined;
  if (secret.trim().length < 32)
    throw new StartupError(`The secret in ${file} is too short to be one of ours.`);
  return Buffer.from(secret.trim());
}

/** Written aside and then linked: of two processes that start at once, both end up with the same secret. */
async function generateSecret(dataDir: string, file: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return Buffer.from((await readFile(file, 'utf8')).trim());
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
