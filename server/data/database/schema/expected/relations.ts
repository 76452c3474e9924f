import { type Check, clinicTables, holdsDefaults, OUR_SCHEMAS } from './check.ts';

/** The shape of tables and views: every row of a clinic says so, and is looked up, told apart and referred to by it. */
export const relationChecks: Check[] = [
  {
    check: 'tenant column',
    sentence: object => `Table ${object} has no tenant_id uuid not null.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id'
        and (a.attnotnull or ${holdsDefaults}) and a.atttypid = 'uuid'::regtype and not a.attisdropped)`,
  },
  {
    check: 'keys led by tenant',
    sentence: object => `Key or constraint ${object} does not begin with tenant_id.`,
    sql: `select t.relname || '.' || i.relname as object from (${clinicTables}) t
      join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
      where (x.indisunique or x.indisexclusion) and not (x.indisprimary and ${holdsDefaults}) and not exists (select from pg_attribute a
        where a.attrelid = t.oid and a.attnum = x.indkey[0] and a.attname = 'tenant_id')`,
  },
  {
    check: 'index led by tenant',
    sentence: object => `Table ${object} has no index that begins with tenant_id.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where not exists (select from pg_index x join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
        where x.indrelid = t.oid and a.attname = 'tenant_id')`,
  },
  {
    check: 'compound foreign keys',
    sentence: object =>
      `Foreign key ${object} does not carry tenant_id, so it could point into another clinic.`,
    sql: `select t.relname || '.' || k.conname as object from (${clinicTables}) t join pg_constraint k on k.conrelid = t.oid
      join pg_class target on target.oid = k.confrelid join pg_namespace n on n.oid = target.relnamespace
      where k.contype = 'f' and n.nspname = 'clinic' and not exists (
        select from unnest(k.conkey, k.confkey) as pair(own, other)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own and a.attname = 'tenant_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = 'tenant_id')`,
  },
  {
    check: 'one row of settings',
    sentence: object => `Table ${object} may hold several rows of a clinic, or several of defaults.`,
    sql: `select t.relname as object from (${clinicTables}) t where ${holdsDefaults}
      and (select count(*) from pg_index x join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
        where x.indrelid = t.oid and x.indisunique and x.indisvalid and x.indnatts = 1 and x.indkey[0] = a.attnum
          and (pg_get_expr(x.indpred, t.oid) = '(tenant_id IS NOT NULL)'
            or pg_get_expr(x.indpred, t.oid) = '(tenant_id IS NULL)' and x.indnullsnotdistinct)) <> 2`,
  },
  {
    check: 'context keys',
    sentence: object => `Table ${object} does not hold keys as contexts are verified with.`,
    sql: `select 'context_keys' as object where (
      select array_agg(a.attname::text order by a.attname) from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'security'::regnamespace and c.relname = 'context_keys' and a.attnum > 0 and not a.attisdropped
    ) is distinct from '{created_at,id,inner_pad,outer_pad}'`,
  },
  {
    check: 'views',
    sentence: object => `View ${object} runs with its owner's rights (security_invoker is off).`,
    sql: `select n.nspname || '.' || c.relname as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OUR_SCHEMAS} and c.relkind = 'v'
        and not coalesce(c.reloptions @> '{security_invoker=true}' or c.reloptions @> '{security_invoker=on}', false)`,
  },
  {
    check: 'materialized views',
    sentence: object => `Materialized view ${object} holds rows that no policy guards.`,
    sql: `select n.nspname || '.' || c.relname as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ${OUR_SCHEMAS} and c.relkind = 'm'`,
  },
];
