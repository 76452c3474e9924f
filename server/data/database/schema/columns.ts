import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** Columns that no role changes once their row is there (ENT-1); the rest is marked `written once` in its comment. */
const neverChanged = `a.attname in ('id', 'created_at', 'created_by') or a.attname = 'tenant_id' and n.nspname = 'clinic'
  or coalesce(col_description(c.oid, a.attnum), '') ~ '^written once'`;

/**
 * Each column of each table that a serving role may update at all: whether the role may change it, and should. Records of
 * a clinic count as such, whatever was revoked.
 */
export const updatableColumns = `
  select n.nspname || '.' || c.relname as relation, c.oid, a.attname, role, not (${neverChanged}) as wanted,
    has_column_privilege(role, c.oid, a.attnum, 'UPDATE') as actual, has_table_privilege(role, c.oid, 'UPDATE') as as_a_whole
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  cross join unnest(array['medflow_app', 'medflow_identity', 'medflow_platform']) role
  where n.nspname in ('clinic', 'identity', 'platform') and c.relkind in ('r', 'p')
    and (has_any_column_privilege(role, c.oid, 'UPDATE') or role = 'medflow_app' and n.nspname = 'clinic'
      and exists (select from pg_attribute v where v.attrelid = c.oid and v.attname = 'version' and not v.attisdropped))`;

/**
 * Whoever may update a table as a whole may lock it as well (AT7), and default privileges know tables only. So after each
 * run of migrations the right to update becomes one to update the columns, those that are written once left out.
 */
export const narrowUpdates = (em: SqlEntityManager): Promise<unknown> =>
  em.execute(`do $$
    declare
      narrowed record;
    begin
      for narrowed in
        select u.oid::regclass as relation, role, string_agg(quote_ident(attname), ', ') filter (where wanted) as columns
        from (${updatableColumns}) u group by 1, 2 having bool_or(as_a_whole or wanted <> actual)
      loop
        execute format('revoke update on %s from %I', narrowed.relation, narrowed.role);
        if narrowed.columns is not null then
          execute format('grant update (%s) on %s to %I', narrowed.columns, narrowed.relation, narrowed.role);
        end if;
      end loop;
    end $$`);

/** Columns of health data that the planner keeps statistics of, by which one clinic could guess at another's values (AT8). */
export const countedColumns = `
  select n.nspname, c.relname, a.attname, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = 'clinic' and c.relkind in ('r', 'p') and a.attstattarget is distinct from 0
    and col_description(c.oid, a.attnum) ~ '^protected'`;

/** Ends those statistics; what was gathered before goes with the next bootstrap where PostgreSQL is older than 18. */
export const stopCounting = (em: SqlEntityManager): Promise<unknown> =>
  em.execute(`do $$
    declare
      counted record;
    begin
      for counted in ${countedColumns} loop
        execute format('alter table %s alter column %I set statistics 0', counted.oid::regclass, counted.attname);
        if current_setting('server_version_num')::int >= 180000 then
          execute 'select pg_clear_attribute_stats($1, $2, $3, false)' using counted.nspname, counted.relname, counted.attname;
        end if;
      end loop;
    end $$`);
