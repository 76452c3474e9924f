import type pg from 'pg';
import { z } from 'zod';
import { clinicTables } from '../../data/database/schema/expected/check.ts';

/** Something that keeps the schema from being distributed, as a sentence about an object of the database. */
export const Fault = z.object({ object: z.string(), sentence: z.string() });
export type Fault = z.output<typeof Fault>;

/** Every key in which a row of a clinic could be compared with one that is on another machine. */
const keyFaults = `
  with t as (${clinicTables}),
  clinic as (select t.oid, a.attnum, a.attnotnull and a.atttypid = 'uuid'::regtype as leads from t
    left join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id' and not a.attisdropped)
  select 'clinic.' || t.relname as object, 'has no tenant_id that every row has: a row that belongs to no clinic has no machine to be on' as sentence
    from t join clinic using (oid) where leads is not true
  union all
  select 'clinic.' || i.relname,
    case when x.indisprimary then 'is a primary key' when x.indisexclusion then 'is an exclusion constraint' else 'is unique' end
    || ' without tenant_id' || case when x.indisexclusion then ' compared by =' else '' end
    from t join clinic using (oid) join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
    left join pg_constraint k on k.conindid = i.oid and k.contype = 'x'
    where (x.indisunique or x.indisexclusion) and not exists (
      select from generate_series(0, x.indnkeyatts - 1) n where x.indkey[n] = clinic.attnum
        and (not x.indisexclusion or (select oprname from pg_operator o where o.oid = k.conexclop[n + 1]) = '='))
  union all
  select 'clinic.' || t.relname || '.' || k.conname, 'is a foreign key that does not carry tenant_id'
    from t join clinic using (oid) join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
    join clinic target on target.oid = k.confrelid
    where not exists (select from unnest(k.conkey, k.confkey) pair (own, other)
      where pair.own = clinic.attnum and pair.other = target.attnum)
  union all
  select k.conrelid::regclass || '.' || k.conname, 'is a foreign key into a clinic''s table from one that is not distributed'
    from pg_constraint k join t on t.oid = k.confrelid
    where k.contype = 'f' and not exists (select from t own where own.oid = k.conrelid)
  order by 1, 2`;

export const findKeyFaults = async (client: pg.Client): Promise<Fault[]> =>
  z.array(Fault).parse((await client.query(keyFaults)).rows);
