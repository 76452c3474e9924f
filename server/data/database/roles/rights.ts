import type pg from 'pg';
import { withConnection } from '../connection/connect.ts';
import type { Database } from '../connection/database.ts';
import { loginOf, roleNames, roleSettings } from '../connection/roles.ts';
import { closedFunctions, servingRoles } from './bootstrap-sql.ts';

/**
 * What the component roles may do beyond their duty, one sentence each; empty when all is well. Asked as
 * medflow_app, because the catalogs are open to all and so no admin is needed at each start.
 */
export async function verifyRights(database: Database, name: string = database.name): Promise<string[]> {
  return withConnection(database.connection('app', name), client =>
    rightsExcesses(async (sql, params) => (await client.query<Record<string, unknown>>(sql, params)).rows),
  );
}

/** What component roles have set for themselves that they should not have (AT6). */
const alterations = `
  select format('%s altered itself: %s.', r.rolname, setting) as sentence, r.rolname
  from pg_roles r join pg_db_role_setting s on s.setrole = r.oid cross join unnest(s.setconfig) setting
  where r.rolname = any($1) and (s.setdatabase <> 0 or not r.rolname = any($2) or setting <> all ($3::text[]))`;

/** The same of one role, over any connection. */
export const alterationsOf = async (client: pg.Client, login: string): Promise<string[]> => {
  const { rows } = await client.query<{ sentence: string }>(alterations, [[login], servingRoles, wanted]);
  return rows.map(({ sentence }) => sentence);
};

const wanted = Object.entries(roleSettings).map(([setting, value]) => `${setting}=${value}`);

/** The same over a connection that is open already, and so as its transaction sees the roles. */
export const rightsExcesses = async (
  run: (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>,
): Promise<string[]> => {
  const rows = await run(excesses, [roleNames.map(loginOf), servingRoles, wanted]);
  return rows.map(row => String(row.sentence));
};

const excesses = `
with component as (
  select * from pg_roles where rolname = any($1)
), serving as (
  select * from pg_roles where rolname = any($2)
), house as (
  select oid, nspname from pg_namespace where nspname in ('clinic', 'identity', 'platform', 'security', 'jobs')
), relation as (
  select c.oid, c.relowner, n.nspname, format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join house n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
)
select format('The role %s is missing.', wanted) as sentence
  from unnest($1::text[]) wanted where wanted not in (select rolname from component)
union all
select format('%s may %s.', rolname, power) from component cross join lateral (values
  (rolsuper, 'do everything: it is a superuser'),
  (rolcreaterole, 'create roles'),
  (rolcreatedb, 'create databases'),
  (rolreplication, 'replicate the whole server'),
  (rolbypassrls and rolname <> 'medflow_backup', 'bypass row-level security')
) as powers (has, power) where has
union all
select format('%s is a member of %s.', member.rolname, granted.rolname)
  from pg_auth_members m
  join pg_roles member on member.oid = m.member
  join pg_roles granted on granted.oid = m.roleid
  where member.rolname = any($1) and granted.rolname <> 'medflow'
     or member.rolname = 'medflow'
union all
select format('%s is granted to %s.', granted.rolname, member.rolname)
  from pg_auth_members m
  join pg_roles member on member.oid = m.member
  join pg_roles granted on granted.oid = m.roleid
  where granted.rolname = any($2) and not member.rolsuper and not member.rolcreaterole
union all
select format('%s owns %s.', rolname, name)
  from component join relation on relowner = component.oid where rolname <> 'medflow_owner'
union all
select format('%s owns the schema %s.', rolname, n.nspname)
  from component join pg_namespace n on n.nspowner = component.oid where rolname <> 'medflow_owner'
union all
select format('%s owns the database.', rolname)
  from component join pg_database d on d.datdba = component.oid
  where d.datname = current_database() and rolname <> 'medflow_owner'
union all
select format('%s may create objects in schema %s.', rolname, n.nspname)
  from component join pg_namespace n on n.nspname = 'public' or n.oid in (select oid from house)
  where rolname <> 'medflow_owner' and has_schema_privilege(component.oid, n.oid, 'create')
union all
select format('%s sees the schema %s.', rolname, nspname)
  from serving join house on has_schema_privilege(serving.oid, house.oid, 'usage')
  where rolname = 'medflow_app' and nspname in ('identity', 'platform', 'jobs')
     or rolname = 'medflow_identity' and nspname in ('platform', 'jobs')
     or rolname = 'medflow_platform' and nspname = 'identity'
     or rolname = 'medflow_jobs' and nspname <> 'jobs'
union all
select format('%s may %s %s.', rolname, lower(privilege), name)
  from serving cross join relation cross join unnest(array['DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) privilege
  where has_table_privilege(serving.oid, relation.oid, privilege)
    -- The queue of jobs forgets what is done.
    and not (rolname = 'medflow_jobs' and nspname = 'jobs' and privilege = 'DELETE')
union all
select format('%s may read or write %s.', rolname, name)
  from component join relation on nspname = 'security'
  where rolname <> 'medflow_owner'
    and has_table_privilege(component.oid, relation.oid, 'select, insert, update, delete')
union all
select format('medflow_backup may write %s.', name) from component join relation
  on has_table_privilege(component.oid, relation.oid, 'insert, update, delete, truncate')
  where rolname = 'medflow_backup'
union all
select format('%s may call %s.', rolname, signature) from serving cross join (${closedFunctions}) closed
  where has_function_privilege(serving.oid, closed.oid, 'execute')
union all
select sentence from (${alterations}) altered
union all
select format('%s runs without the setting %s.', rolname, setting)
  from serving cross join unnest($3::text[]) setting
  where setting <> all (coalesce(rolconfig, '{}'))
order by 1`;
