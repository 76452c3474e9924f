import { join } from 'node:path';
import type { Env } from '../../env.ts';
import { rootSecret, vaultSecret } from '../../secrets.ts';
import { keyFolder } from '../vault/key-store.ts';
import { localRootKey } from '../vault/root-key.ts';
import { Vault } from '../vault/vault.ts';
import type { Database, OpenOptions } from './connection/database.ts';
import { openEmbedded } from './embedded/embedded.ts';
import { openExternal } from './external.ts';

/** Opens the database of DATABASE_URL, or starts and joins the embedded one. Throws a StartupError in words. */
export async function openDatabase(env: Env, options: OpenOptions = {}): Promise<Database> {
  const [root, vault] = await Promise.all([rootSecret(env), openVault(env)]);
  const server = env.databaseUrl
    ? await openExternal(env, env.databaseUrl, root, options)
    : await openEmbedded(env, root, options);
  return { ...server, vault, redisUrl: env.redisUrl };
}

const openVault = async (env: Env): Promise<Vault> =>
  new Vault(localRootKey(await vaultSecret(env)), keyFolder(join(env.dataDir, 'keys')));
