import type { Env } from '../../env.ts';
import { rootSecret } from '../../secrets.ts';
import type { Database, OpenOptions } from './connection/database.ts';
import { openEmbedded } from './embedded/embedded.ts';
import { openExternal } from './external.ts';

/** Opens the database of DATABASE_URL, or starts and joins the embedded one. Throws a StartupError in words. */
export async function openDatabase(env: Env, options: OpenOptions = {}): Promise<Database> {
  const root = await rootSecret(env);
  return env.databaseUrl
    ? openExternal(env, env.databaseUrl, root, options)
    : openEmbedded(env, root, options);
}
