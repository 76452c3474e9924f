import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { countedColumns, updatableColumns } from './expected/columns.ts';

/**
 * Whoever may update a table as a whole may lock it as well (AT7), and default privileges know tables only. So after each
 * run of migrations the right to update becomes one to update the columns, those that are written once left out. Whoever may
 * delete may lock as well: functions delete in the identity plane, what is one account's or over.
 */
export const narrowRights = (em: SqlEntityManager): Promise<unknown> =>
  em.execute(`revoke delete on all tables in schema identity from medflow_identity;
    do $$
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

/** Ends the statistics of health data; what was gathered before goes with the next bootstrap where PostgreSQL is older than 18. */
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
