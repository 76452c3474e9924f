import { loginOf, roleSettings } from '../connection/roles.ts';

/** Extensions every MedFlow database has, in schema public (DB-2). */
export const extensions = [
  'uuid-ossp',
  'pg_trgm',
  'unaccent',
  'btree_gist',
  'btree_gin',
  'pgcrypto',
  'pg_stat_statements',
];

export const schemas = ['platform', 'identity', 'clinic', 'security', 'jobs'];

/** Roles that serve requests and the queue of jobs: what they run must neither be logged nor shown, nor run or wait for ever. */
export const servingRoles = (['app', 'identity', 'platform', 'jobs'] as const).map(loginOf);

const harmless = 'nosuperuser nocreatedb nocreaterole noreplication';

const logins: [login: string, attributes: string][] = [
  ['medflow_owner', `${harmless} nobypassrls connection limit 20`],
  ['medflow_app', `${harmless} nobypassrls connection limit 60`],
  ['medflow_identity', `${harmless} nobypassrls connection limit 30`],
  ['medflow_platform', `${harmless} nobypassrls connection limit 30`],
  ['medflow_jobs', `${harmless} nobypassrls connection limit 30`],
  ['medflow_backup', `${harmless} bypassrls connection limit 4`],
];

/** Statements that give a serving role its settings. */
const settingsOf = (login: string): string[] =>
  Object.entries(roleSettings).map(([name, value]) => `alter role ${login} set ${name} = '${value}';`);

/** What only a superuser may set, and so neither a role for itself nor whoever connects. */
const superuserOnly = new Set(['log_min_error_statement', 'track_activities']);
const ownSettings = Object.entries(roleSettings).filter(([name]) => !superuserOnly.has(name));

/** How a serving role takes back what it altered of itself, where no superuser is at hand. */
export const ownSettingsSql = (login: string, database: string): string =>
  [
    `alter role ${login} reset all;`,
    `alter role ${login} in database ${database} reset all;`,
    ...ownSettings.map(([name, value]) => `alter role ${login} set ${name} = '${value}';`),
  ].join('\n');

/**
 * What whoever connects as a serving role asks for as it connects. It outranks what the role may have altered of itself
 * (AT6), which would otherwise stop every clinic until somebody notices.
 */
const startOptions = [
  ...ownSettings,
  ['default_transaction_read_only', 'off'],
  ['default_transaction_isolation', 'read\\ committed'],
  ['default_transaction_deferrable', 'off'],
  ['search_path', 'public'],
  ['row_security', 'on'],
  ['exit_on_error', 'off'],
]
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** The same for a connection; the owner's and the admin's ask for nothing. */
export const startOptionsOf = (role: string): { options?: string } =>
  servingRoles.includes(`medflow_${role}`) ? { options: startOptions } : {};

/** Server-wide part. Members inherit from medflow, which carries nothing but the right to connect. */
export const rolesSql = [
  ensureRole('medflow'),
  `alter role medflow nologin noinherit ${harmless} nobypassrls;`,
  ...logins.flatMap(([login, attributes]) => [
    ensureRole(login),
    `alter role ${login} login inherit ${attributes};`,
    `grant medflow to ${login};`,
  ]),
  // Every role may alter itself (AT6): what it set besides goes, in each database.
  `do $$ declare altered record; begin
    for altered in select setrole::regrole as role, datname from pg_db_role_setting join pg_database d on d.oid = setdatabase
      where setrole::regrole::text in (${logins.map(([login]) => `'${login}'`).join(', ')})
    loop
      execute format('alter role %s in database %I reset all', altered.role, altered.datname);
    end loop;
  end $$;`,
  ...logins.map(([login]) => `alter role ${login} reset all;`),
  // For the functions that restore a clinic, in which nothing else happens by itself (decision 40).
  'grant set on parameter session_replication_role to medflow_owner;',
  ...servingRoles.flatMap(settingsOf),
].join('\n');

/** Functions that everybody may call by default, and that reach into other sessions or past every policy (AT7). */
export const closedFunctions = `
  select p.oid, p.oid::regprocedure as signature, p.proname from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
    and (p.proname in ('pg_cancel_backend', 'pg_terminate_backend', 'loread', 'lowrite') or p.proname like 'lo\\_%')`;

/** The part of one database; `name` is quoted already. Rights on tables that exist are left to migrations. */
export const privilegesSql = (name: string): string => `
begin;
set local client_min_messages = warning;
alter database ${name} owner to medflow_owner;
revoke all on database ${name} from public;
grant connect on database ${name} to medflow;
revoke create on schema public from public;
do $$ declare closed record; begin
  for closed in ${closedFunctions} and has_function_privilege('medflow', p.oid, 'EXECUTE') loop
    execute format('revoke execute on function %s from public', closed.signature);
  end loop;
end $$;
${extensions.map(extension => `create extension if not exists "${extension}" schema public;`).join('\n')}
${schemas.map(schema => `create schema if not exists ${schema} authorization medflow_owner;`).join('\n')}

grant usage on schema clinic to medflow_app, medflow_identity, medflow_platform, medflow_backup;
grant usage on schema identity to medflow_identity, medflow_backup;
grant usage on schema platform to medflow_platform, medflow_backup;
grant usage on schema security to medflow_app, medflow_identity, medflow_platform;
-- What may be done to its tables is given where they are made, see schema/job-tables.ts.
grant usage on schema jobs to medflow_jobs, medflow_platform, medflow_backup;

alter default privileges for role medflow_owner revoke execute on functions from public;
alter default privileges for role medflow_owner in schema clinic
  grant select, insert, update on tables to medflow_app;
alter default privileges for role medflow_owner in schema identity
  grant select, insert, update on tables to medflow_identity;
alter default privileges for role medflow_owner in schema identity
  revoke delete on tables from medflow_identity;
alter default privileges for role medflow_owner in schema platform
  grant select, insert, update on tables to medflow_platform;
${['clinic', 'identity', 'platform']
  .map(
    schema => `alter default privileges for role medflow_owner in schema ${schema}
  grant select on tables to medflow_backup;`,
  )
  .join('\n')}
-- What the planner gathered of health data before it was told not to (AT8); no owner may remove it before PostgreSQL 18.
delete from pg_statistic s using pg_attribute a
  where a.attrelid = s.starelid and a.attnum = s.staattnum and a.attstattarget = 0
    and a.attrelid in (select oid from pg_class where relnamespace = 'clinic'::regnamespace)
    and col_description(a.attrelid, a.attnum) ~ '^protected';
commit;`;

function ensureRole(name: string): string {
  return `do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name}; end if;
end $$;`;
}
