import { createHash } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import type { QueryConfig } from 'pg';
import { RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Message } from '../../../shared/i18n/translate.ts';
import type { Planes } from '../../data/orm/planes.ts';

/** So many `points` in so many `seconds`; the name keeps the counters of different limits apart. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

export interface Taken {
  /** The limit is used up, and this call is not to go on. */
  isOver: boolean;
  /** This call was the first one too many; of many at once exactly one learns so. */
  isFirstOver: boolean;
  /** Points taken since the counter began, this one included. */
  used: number;
  remaining: number;
  /** Seconds until the counter begins anew. */
  resetSeconds: number;
}

const UNCOUNTED: Message =
  'This cannot be checked at the moment, so nothing was done. Please try again shortly.';

/**
 * Counters that all processes share, in the identity plane's own pool or in a Redis. A point is taken by one statement, or one
 * script, so calls at the same time cannot both have the last one (A3). What cannot be counted is refused with 503 rather than let through.
 */
export class Limits {
  readonly #planes: Planes;
  readonly #limiters = new Map<string, RateLimiterPostgres | RateLimiterRedis>();

  constructor(planes: Planes) {
    this.#planes = planes;
  }

  /** Takes a point, or several, of this limit for whomever the key stands for. */
  take(limit: Limit, key: string, points = 1): Promise<Taken> {
    return counted(async () => {
      const result = await this.#limiter(limit).consume(hashed(key), points).catch(spent);
      const { consumedPoints, remainingPoints, msBeforeNext } = result;
      return {
        isOver: consumedPoints > limit.points,
        isFirstOver: consumedPoints === limit.points + 1,
        used: consumedPoints,
        remaining: remainingPoints,
        resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      };
    });
  }

  /** Gives a point back that turned out not to count. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await counted(() => this.#limiter(limit).reward(hashed(key)));
  }

  /** Begins to count anew. */
  async forget(limit: Limit, key: string): Promise<void> {
    // The library would delete, which no role that serves may (AT7).
    await counted(() => this.#limiter(limit).set(hashed(key), 0, limit.seconds));
  }

  /** Lets nothing through for so many seconds, whatever is left. */
  async block(limit: Limit, key: string, seconds: number): Promise<void> {
    await counted(() => this.#limiter(limit).block(hashed(key), seconds));
  }

  #limiter(limit: Limit): RateLimiterPostgres | RateLimiterRedis {
    const { name, points, seconds: duration } = limit;
    const known = this.#limiters.get(name);
    if (known) return known;
    const counted = { keyPrefix: name, points, duration };
    const { redis } = this.#planes;
    const limiter = redis
      ? new RateLimiterRedis({ storeClient: redis, ...counted })
      : new RateLimiterPostgres({
          ...{ storeClient: this.#store(), storeType: 'pool', tableCreated: true },
          ...{ clearExpiredByTimeout: false, schemaName: 'identity', tableName: 'limits', ...counted },
        });
    this.#limiters.set(name, limiter);
    return limiter;
  }

  /** The plane's pool without the names of prepared statements, which pgbouncer would not keep. */
  #store() {
    const connection = this.#planes.identity.em.getConnection();
    return {
      query: async ({ text, values }: QueryConfig) => {
        const pool = await connection.getNativeClient();
        return pool.query(text, values);
      },
    };
  }
}

const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** The library rejects with the counter once it is used up, and with an error when it could not count. */
const spent = (reason: unknown): RateLimiterRes => {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
};

const counted = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: UNCOUNTED, cause });
  }
};
