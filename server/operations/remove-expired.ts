import { KNOWN_FOR_MS } from '../access/lock-out/known-network.ts';
import type { Planes } from '../data/orm/planes.ts';

/** Rows of one statement, so that none holds its locks for long. */
const AT_ONCE = 1000;

/** Ended sessions are kept as long as they tell from where an account usually signs in (known-network.ts). */
const sessions = `delete from identity.sessions where id in (select id from identity.sessions
  where (expires_at < now() or revoked_at is not null) and created_at < now() - make_interval(secs => ?)
  limit ${AT_ONCE} for update skip locked)`;
const oneTimeTokens = `delete from identity.one_time_tokens where id in (select id from identity.one_time_tokens
  where expires_at < now() limit ${AT_ONCE} for update skip locked)`;

/**
 * Removes sessions that ended long ago and one-time tokens that are too old to be shown; the audit keeps what happened
 * (AP12). Several processes may do it at once: none waits for a row that another one removes. Answers how many went.
 */
export const removeExpired = async (planes: Planes): Promise<number> => {
  const em = planes.identity.em.fork();
  const removeAll = async (statement: string, params: unknown[]): Promise<number> => {
    let removed = 0;
    for (let more = AT_ONCE; more === AT_ONCE; removed += more)
      more = (await em.execute<{ affectedRows: number }>(statement, params, 'run')).affectedRows;
    return removed;
  };
  return (await removeAll(sessions, [KNOWN_FOR_MS / 1000])) + (await removeAll(oneTimeTokens, []));
};
