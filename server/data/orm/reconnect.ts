import { setTimeout as wait } from 'node:timers/promises';
import { isLostConnection } from '../../errors.ts';

/** How long a call waits for a database that is starting or restarting, and how often it knocks (DB-6). */
const PATIENCE_MS = 3000;
const RETRY_MS = 200;

/**
 * Runs `attempt` again while the database cannot be reached and `mayRepeat` says that nothing was done yet. A read may
 * always be repeated; a change only while nothing of it was answered, because a lost answer may hide a commit.
 */
export const untilReachable = async <T>(
  attempt: () => Promise<T>,
  mayRepeat: (error: unknown) => boolean = () => true,
): Promise<T> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLostConnection(error) || !mayRepeat(error) || Date.now() > deadline) throw error;
      await wait(RETRY_MS);
    }
  }
};
