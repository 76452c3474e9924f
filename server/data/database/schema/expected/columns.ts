/** The comment of a column of table `c`. `col_description` says the same, but costs the more the more columns are asked of. */
const commentOf = (column: string) => `(select d.description from pg_description d
  where d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = ${column}.attnum)`;

/** Columns that no role changes once their row is there (ENT-1); the rest is marked `written once` in its comment, sealed or not. */
const neverChanged = `a.attname in ('id', 'created_at', 'created_by') or a.attname = 'tenant_id' and n.nspname = 'clinic'
  or coalesce(${commentOf('a')}, '') ~ 'written once$'`;

/**
 * Each column of each table that a serving role may update at all: whether the role may change it, and should. Records of
 * a clinic, and what is written once but for some columns, count as such, whatever was revoked.
 */
export const updatableColumns = `
  select n.nspname || '.' || c.relname as relation, c.oid, a.attname, role, not (${neverChanged}) as wanted,
    has_column_privilege(role, c.oid, a.attnum, 'UPDATE') as actual, has_table_privilege(role, c.oid, 'UPDATE') as as_a_whole
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  cross join unnest(array['medflow_app', 'medflow_identity', 'medflow_platform']) role
  where n.nspname in ('clinic', 'identity', 'platform') and c.relkind in ('r', 'p')
    and (has_any_column_privilege(role, c.oid, 'UPDATE') or role = 'medflow_app' and n.nspname = 'clinic'
      and exists (select from pg_attribute v where v.attrelid = c.oid and not v.attisdropped
        and (v.attname = 'version' or ${commentOf('v')} ~ 'written once$')))`;

/** Columns of health data that the planner keeps statistics of, by which one clinic could guess at another's values (AT8). */
export const countedColumns = `
  select n.nspname, c.relname, a.attname, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = 'clinic' and c.relkind in ('r', 'p') and a.attstattarget is distinct from 0
    and ${commentOf('a')} ~ '^protected'`;
