import { type Check, OUR_SCHEMAS } from './check.ts';
import { databaseFunctions, md5 } from './function-files.ts';

/** What PostgreSQL keeps as a function's body, by its checksum: rows `('name', 'md5')` of SQL. */
const functionBodies = (): string =>
  databaseFunctions()
    .map(({ name, sql }) => `('${name}', '${md5(/\bas \$\$([^]*?)\$\$/.exec(sql)?.[1] ?? '')}')`)
    .join(', ');

/** Who may call which function, as the files grant it: rows `('name', 'role')` of SQL. */
const functionCallers = (): string =>
  databaseFunctions()
    .flatMap(({ name, sql }) => {
      const [, roles = ''] = /^grant execute on function .* to (.*);$/m.exec(sql) ?? [];
      return roles.split(', ').flatMap(role => (role ? [`('${name}', '${role}')`] : []));
    })
    .join(', ');

/** What the database runs, as whom, and for whom. */
export const functionChecks: Check[] = [
  {
    check: 'function bodies',
    sentence: object => `Function ${object} is not what its file says.`,
    get sql() {
      return `select coalesce(wanted.name, found.name) as object
        from (select 'security.' || short as name, body from (values ${functionBodies()}) file (short, body)) wanted
        full join (select n.nspname || '.' || p.proname as name, md5(p.prosrc) as body
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${OUR_SCHEMAS}) found
        on found.name = wanted.name where wanted.body is distinct from found.body`;
    },
  },
  {
    check: 'definer functions',
    sentence: object =>
      `Function ${object} runs with its owner's rights without a pinned search_path, or is open to everyone.`,
    sql: `select n.nspname || '.' || p.proname as object from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ${OUR_SCHEMAS} and p.prosecdef
        and (not coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false)
          or p.proacl is null
          or exists (select from aclexplode(p.proacl) g where g.grantee = 0 and g.privilege_type = 'EXECUTE'))`,
  },
  {
    check: 'function owners',
    sentence: object => `Function ${object} runs as a superuser.`,
    sql: `select n.nspname || '.' || p.proname as object from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      join pg_roles r on r.oid = p.proowner
      where n.nspname in ${OUR_SCHEMAS} and p.prosecdef and (r.rolsuper or r.rolbypassrls)`,
  },
  {
    check: 'callers of functions',
    sentence: object => `Function ${object} may be called by others than its file says, or not by those.`,
    get sql() {
      return `select distinct 'security.' || coalesce(wanted.name, found.name) as object
        from (values ${functionCallers()}) wanted (name, role)
        full join (select p.proname as name, coalesce(r.rolname, 'public') as role from pg_proc p
          cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g left join pg_roles r on r.oid = g.grantee
          where p.pronamespace = 'security'::regnamespace and g.grantee <> p.proowner) found
        on found.name = wanted.name and found.role = wanted.role
        where wanted.name is null or found.name is null`;
    },
  },
];
