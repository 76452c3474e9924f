import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './env.ts';
import { StartupError } from './startup-error.ts';

/** A secret that the operator gives, or that is generated once outside production. */
interface Secret {
  /** The variable that gives it. */
  variable: string;
  given: string | undefined;
  /** Where it is generated, in the data folder. */
  file: string;
}

/**
 * The one secret from which every key and password is derived, save those of the vault: MEDFLOW_SECRET, or outside production
 * a value generated once into `<data dir>/secret`.
 */
export const rootSecret = (env: Env): Promise<Buffer> =>
  secretOf(env, { variable: 'MEDFLOW_SECRET', given: env.secret, file: 'secret' });

/**
 * What wraps the data keys of the clinics: MEDFLOW_VAULT_KEY, or outside production a value generated once into
 * `<data dir>/vault-key`. A secret of its own, because whoever runs the servers need not be able to open health data.
 */
export const vaultSecret = (env: Env): Promise<Buffer> =>
  secretOf(env, { variable: 'MEDFLOW_VAULT_KEY', given: env.vaultKey, file: 'vault-key' });

const secretOf = async (env: Env, { variable, given, file: name }: Secret): Promise<Buffer> => {
  if (given) return Buffer.from(given);
  if (env.mode === 'production') throw new StartupError(`${variable} is required in production.`);
  const file = join(env.dataDir, name);
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
};

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
