import { KNOWN_FOR_MS } from '../access/lock-out/known-network.ts';
import type { Planes } from '../data/orm/planes.ts';

/** Rows of one statement, so that none holds its locks for long. */
const AT_ONCE = 1000;

/**
 * Removes sessions that ended long ago and one-time tokens that are too old to be shown; the audit keeps what happened
 * (AP12). Several processes may do it at once. Answers how many went.
 */
export const removeExpired = async (planes: Planes): Promise<number> => {
  const em = planes.identity.em.fork();
  for (let removed = 0; ; ) {
    const [answer] = await em.execute<{ removed: number }[]>(
      'select security.remove_expired(make_interval(secs => ?), ?) as removed',
      [KNOWN_FOR_MS / 1000, AT_ONCE],
    );
    if (!answer?.removed) return removed;
    removed += answer.removed;
  }
};

/** Removes counters of limits that have run out for an hour. */
export const forgetLimits = (planes: Planes): Promise<unknown> =>
  planes.identity.em.fork().execute('select security.forget_limits()');
