import type { Redis } from 'ioredis';
import { planes, sqlAs } from './world.ts';

/** The counters of limits of this test's server, in the database or in Redis: as somebody who has either at hand. */
interface Counters {
  /** What is counted and for whom, as it is kept. */
  keys(): Promise<string[]>;
  /** As if nobody had tried anything. */
  forget(): Promise<void>;
  /** As if the time of every lock and counter were over, though not of how often somebody was locked out. */
  expire(): Promise<void>;
  set(limit: string, points: number): Promise<void>;
  /** Nothing can be counted while `work` goes on. */
  without(work: () => Promise<void>): Promise<void>;
}

const inDatabase = async (): Promise<Counters> => {
  const admin = await sqlAs('admin');
  return {
    keys: async () => (await admin.query('select key from identity.limits')).rows.map(({ key }) => key),
    async forget() {
      await admin.query('delete from identity.limits');
    },
    async expire() {
      await admin.query(`update identity.limits set expire = 0 where key not like 'lock%'`);
    },
    async set(limit, points) {
      await admin.query('update identity.limits set points = $2 where starts_with(key, $1)', [limit, points]);
    },
    async without(work) {
      await admin.query('revoke insert on identity.limits from medflow_identity');
      try {
        await work();
      } finally {
        await admin.query('grant insert on identity.limits to medflow_identity');
      }
    },
  };
};

const inRedis = (redis: Redis): Counters => {
  const { keyPrefix = '' } = redis.options;
  /** Commands put the prefix before each key, and patterns are none. */
  const keys = async () => (await redis.keys(`${keyPrefix}*`)).map(key => key.slice(keyPrefix.length));
  const remove = async (gone: string[]) => {
    if (gone.length > 0) await redis.del(...gone);
  };
  return {
    keys,
    forget: async () => remove(await keys()),
    expire: async () => remove((await keys()).filter(key => !key.startsWith('lock'))),
    async set(limit, points) {
      for (const key of await keys()) if (key.startsWith(limit)) await redis.set(key, points, 'KEEPTTL');
    },
    async without(work) {
      redis.disconnect();
      try {
        await work();
      } finally {
        await redis.connect();
      }
    },
  };
};

export const counters = planes.redis ? inRedis(planes.redis) : await inDatabase();
