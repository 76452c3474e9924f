import type { Pool, PoolClient } from 'pg';

/**
 * Gives the place of a lost connection back to the pool. Kysely does so only when `begin` and `rollback` succeed, which
 * they cannot on a connection that is gone: each would block a place until the next start (F1, DB-6).
 */
export const giveBackLost = (pool: Pool): void => {
  const inUse = new Set<PoolClient>();
  pool.on('acquire', client => inUse.add(client));
  pool.on('release', (_error, client) => inUse.delete(client));
  pool.on('connect', client => {
    client.once('end', () => {
      if (!inUse.has(client)) return;
      client.release(true);
      // Whoever used it may still want to give it back, which must not be an error on top.
      client.release = () => undefined;
    });
  });
};
