import { expect, test } from 'vitest';
import { sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const MADE_BY_PG_BOSS = 'pg-boss makes its tables itself, and none of its few queues is ever taken away';

/** Foreign keys that need no index of their own, and why. */
const unindexed: Record<string, string> = {
  'jobs.dlq_fkey': MADE_BY_PG_BOSS,
  'jobs.queue_dead_letter_fkey': MADE_BY_PG_BOSS,
  'jobs.subscription_name_fkey': MADE_BY_PG_BOSS,
};

test('DB-11: every foreign key has an index that begins with its columns', async () => {
  // An index that leaves rows out serves only when it leaves out those that refer to nothing.
  const { rows } = await admin.query(`
    select n.nspname || '.' || k.conname as key, exists (
      select from pg_index x where x.indrelid = k.conrelid and x.indisvalid
        and (x.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
        and (x.indpred is null or exists (select from unnest(k.conkey) c join pg_attribute a
          on a.attrelid = k.conrelid and a.attnum = c
          where pg_get_expr(x.indpred, k.conrelid) = format('(%I IS NOT NULL)', a.attname)))
    ) as "isIndexed"
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and k.conparentid = 0 order by 1`);
  expect(rows.length).toBeGreaterThan(90);
  expect(rows.flatMap(({ key, isIndexed }) => (isIndexed ? [] : [key]))).toEqual(Object.keys(unindexed));
});
