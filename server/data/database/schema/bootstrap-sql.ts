import { loginOf } from '../connection/roles.ts';

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

export const schemas = ['platform', 'identity', 'clinic', 'security'];

/** Roles that serve requests: what they run must neither be logged nor shown, nor run or wait for ever. */
export const servingRoles = (['app', 'identity', 'platform'] as const).map(loginOf);

/** MikroORM puts literals into the statement text, hence the first two. */
export const roleSettings: Record<string, string> = {
  log_min_error_statement: 'panic',
  track_activities: 'off',
  statement_timeout: '15s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '15s',
  TimeZone: 'UTC', // spelled as the catalog does, for verifyRights compares
};

const harmless = 'nosuperuser nocreatedb nocreaterole noreplication';

const logins: [login: string, attributes: string][] = [
  ['medflow_owner', `${harmless} nobypassrls connection limit 20`],
  ['medflow_app', `${harmless} nobypassrls connection limit 60`],
  ['medflow_identity', `${harmless} nobypassrls connection limit 30`],
  ['medflow_platform', `${harmless} nobypassrls connection limit 30`],
  ['medflow_backup', `${harmless} bypassrls connection limit 4`],
];

/** Server-wide part. Members inherit from medflow, which carries nothing but the right to connect. */
export const rolesSql = [
  ensureRole('medflow'),
  `alter role medflow nologin noinherit ${harmless} nobypassrls;`,
  ...logins.flatMap(([login, attributes]) => [
    ensureRole(login),
    `alter role ${login} login inherit ${attributes};`,
    `grant medflow to ${login};`,
  ]),
  ...servingRoles.flatMap(login =>
    Object.entries(roleSettings).map(([name, value]) => `alter role ${login} set ${name} = '${value}';`),
  ),
].join('\n');

/** The part of one database; `name` is quoted already. Rights on tables that exist are left to migrations. */
export const privilegesSql = (name: string): string => `
begin;
set local client_min_messages = warning;
alter database ${name} owner to medflow_owner;
revoke all on database ${name} from public;
grant connect on database ${name} to medflow;
revoke create on schema public from public;
${extensions.map(extension => `create extension if not exists "${extension}" schema public;`).join('\n')}
${schemas.map(schema => `create schema if not exists ${schema} authorization medflow_owner;`).join('\n')}

grant usage on schema clinic to medflow_app, medflow_identity, medflow_platform, medflow_backup;
grant usage on schema identity to medflow_identity, medflow_backup;
grant usage on schema platform to medflow_platform, medflow_backup;
grant usage on schema security to medflow_app, medflow_identity, medflow_platform;

alter default privileges for role medflow_owner revoke execute on functions from public;
alter default privileges for role medflow_owner in schema clinic
  grant select, insert, update on tables to medflow_app;
alter default privileges for role medflow_owner in schema identity
  grant select, insert, update, delete on tables to medflow_identity;
alter default privileges for role medflow_owner in schema platform
  grant select, insert, update on tables to medflow_platform;
${['clinic', 'identity', 'platform']
  .map(
    schema => `alter default privileges for role medflow_owner in schema ${schema}
  grant select on tables to medflow_backup;`,
  )
  .join('\n')}
commit;`;

function ensureRole(name: string): string {
  return `do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name}; end if;
end $$;`;
}
