import type { Pool } from 'pg';
import { isLostConnection } from '../errors.ts';

/**
 * Kysely gives a connection back only when its rollback succeeds. On a connection that was lost there is nothing left
 * to roll back, so that counts as success; otherwise each one would block a place in the pool until the next start (F1).
 */
export const forgiveLostRollbacks = (pool: Pool): void => {
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const forgiving = (...given: unknown[]): unknown => {
      const answer = query(...given);
      return given[0] === 'rollback' && answer instanceof Promise ? answer.catch(unlessLost) : answer;
    };
    Object.assign(client, { query: forgiving });
  });
};

const unlessLost = (error: unknown) => {
  if (!isLostConnection(error)) throw error;
  return { command: 'ROLLBACK', rowCount: 0, rows: [] };
};
