import type { Redis } from 'ioredis';
import type { Log } from '../logger.ts';
import { deriveKey } from '../secrets.ts';
import { StartupError } from '../startup-error.ts';
import type { Database } from './database/connection/database.ts';

/** Whoever waits for a count any longer is better told to try again. */
const ANSWER_MS = 2000;
const MOST_BETWEEN_TRIES_MS = 2000;

/** The Redis of REDIS_URL, if one is configured; connects when it is first asked, and again whenever it was away. */
export const openRedis = async (
  { redisUrl, root }: Pick<Database, 'redisUrl' | 'root'>,
  name: string,
  log?: Log,
): Promise<Redis | undefined> => {
  if (redisUrl === undefined) return undefined;
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, {
    // Several installations, and the databases of one, may share a Redis.
    keyPrefix: `medflow:${deriveKey(root, `redis ${name}`).toString('base64url').slice(0, 16)}:`,
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_MS,
    connectTimeout: ANSWER_MS,
    retryStrategy: tries => Math.min(tries * 200, MOST_BETWEEN_TRIES_MS),
  });
  let isAway = false;
  // Its message alone: the error holds what was sent, and that may be the password.
  redis.on('error', ({ message }: Error) => {
    if (!isAway) log?.warn({ reason: message }, 'Redis cannot be reached');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) log?.info('Redis is back');
    isAway = false;
  });
  return redis;
};

/** Throws a StartupError when there is to be a Redis and it does not answer. */
export const expectRedis = async (redis: Redis | undefined): Promise<void> => {
  await redis?.ping().catch((cause: unknown) => {
    throw new StartupError(
      'The Redis of REDIS_URL does not answer: is it running, and are host, port, user and password right? Without REDIS_URL the database counts instead.',
      { cause },
    );
  });
};
