import { settingsKinds } from '../../../../shared/clinic/settings.ts';
import { countedColumns, updatableColumns } from './columns.ts';
import { expectedTriggers, functionBodies } from './functions.ts';

/** One broken promise of the schema: which check, on what, and a sentence about it. */
export interface Finding {
  check: string;
  object: string;
  sentence: string;
}

type Run = (sql: string) => Promise<Record<string, unknown>[]>;

/** Tables of the clinic plane; a partition counts through its parent. */
const clinicTables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'clinic' and c.relkind in ('r', 'p') and not c.relispartition`;

const OUR_SCHEMAS = `('clinic', 'identity', 'platform', 'security')`;

/** When a trigger fires, as `pg_trigger.tgtype` counts it: row 1, before 2, insert 4, delete 8, update 16. */
const AFTER_EACH_CHANGE = 29;
const BEFORE_EACH_UPDATE = 19;
const BEFORE_EACH_INSERT = 7;
const alwaysFires = `(g.tgenabled in ('O', 'A') and g.tgqual is null and g.tgattr = '')`;

/** A policy's expression with single spaces. */
const inWords = (expression: string) =>
  `btrim(regexp_replace(pg_get_expr(${expression}, p.polrelid), '\\s+', ' ', 'g'))`;
const ownRows = (fn: string) => `'(tenant_id = ( SELECT security.${fn}() AS ${fn}))'`;

/** Whether table `t` has this column; records have a version. */
const has = (column: string) =>
  `exists (select from pg_attribute c where c.attrelid = t.oid and c.attname = '${column}' and not c.attisdropped)`;
const isRecord = has('version');

/** The one exception: rows of settings have a key of their own, because that of the defaults belongs to no clinic (TEN-12). */
const holdsDefaults = `t.relname in (${settingsKinds.map(kind => `'${kind}_settings'`).join(', ')})`;

/** A row after a change that only takes access away (server/data/records/closing.ts). */
const closes = `'^\\(\\(tenant_id = \\( SELECT security\\.current_tenant\\(\\) AS current_tenant\\)\\) AND \\(?(\\(status = ''inactive''::text\\) OR )?\\(deleted_at IS NOT NULL\\)\\)+$'`;

/** Each check is a query that answers the offenders as `object`; nothing found is the promise kept (TEN-9, S6-S8). */
const checks: { check: string; sentence: (object: string) => string; sql: string }[] = [
  {
    check: 'tenant column',
    sentence: object => `Table ${object} has no tenant_id uuid not null.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id'
        and (a.attnotnull or ${holdsDefaults}) and a.atttypid = 'uuid'::regtype and not a.attisdropped)`,
  },
  {
    check: 'row-level security',
    sentence: object => `Table ${object} does not force row-level security.`,
    sql: `select t.relname as object from (${clinicTables}) t where not (t.relrowsecurity and t.relforcerowsecurity)`,
  },
  {
    check: 'isolation policy',
    sentence: object =>
      `Table ${object} has no tenant_isolation policy with using and with check on the verified clinic.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant_isolation'
        and p.polcmd = '*' and p.polroles = '{0}' and p.polpermissive
        and ${inWords('p.polqual')} = ${ownRows('current_tenant')}
        and ${inWords('p.polwithcheck')} = case when ${isRecord}
          then ${ownRows('writable_tenant')} else ${ownRows('current_tenant')} end)`,
  },
  {
    check: 'facility policy',
    sentence: object => `Table ${object} does not keep to the facilities that an actor is bound to.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where (t.relname = 'facilities' or ${has('facility_id')} or not ${isRecord})
        and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'facility_scope'
          and not p.polpermissive and p.polroles = '{0}'
          and (p.polcmd = '*' or p.polcmd = 'r' and not ${isRecord})
          and ${inWords('p.polqual')} like 'CASE WHEN (( SELECT security.facility_scope() AS facility_scope) IS NULL) THEN true ELSE (%) END'
          and (p.polcmd = 'r' or ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
            and ${inWords('p.polqual')} ~ ' ELSE \\((facility_)?id = ANY \\(\\( SELECT security.facility_scope\\(\\) AS facility_scope\\)::uuid\\[\\]\\)\\) END$'))`,
  },
  {
    check: 'widening policy',
    sentence: object => `Policy ${object} widens what the app role may see or write.`,
    sql: `select t.relname || '.' || p.polname as object from (${clinicTables}) t join pg_policy p on p.polrelid = t.oid
      where p.polname <> 'tenant_isolation' and p.polpermissive and not (p.polname = 'defaults' and ${holdsDefaults})
        and not (p.polname = 'withdrawal' and p.polcmd = 'w' and ${inWords('p.polqual')} = ${ownRows('current_tenant')}
          and ${inWords('p.polwithcheck')} ~ ${closes}
          and exists (select from pg_trigger x where x.tgrelid = t.oid and x.tgname = 'only_closes' and x.tgenabled = 'O'))
        and (p.polroles = '{0}' or exists (select from unnest(p.polroles) r where pg_has_role('medflow_app', r, 'member')))`,
  },
  {
    check: 'withdrawal policy',
    sentence: object =>
      `Table ${object} does not let access be taken away where nothing else can be changed.`,
    sql: `select w.relname as object from (values ('invitations'), ('users')) w (relname)
      where not exists (select from pg_policy p where p.polrelid = to_regclass('clinic.' || w.relname)
        and p.polname = 'withdrawal' and p.polcmd = 'w' and p.polpermissive and p.polroles = '{0}'
        and ${inWords('p.polqual')} = ${ownRows('current_tenant')} and ${inWords('p.polwithcheck')} ~ ${closes})`,
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
    check: 'audit trigger',
    sentence: object => `Table ${object} is a record without its require_audit or keep_creation trigger.`,
    sql: `select t.relname as object from (${clinicTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'version' and not a.attisdropped
      where (select count(*) from pg_trigger g join pg_proc p on p.oid = g.tgfoid
        where g.tgrelid = t.oid and ${alwaysFires}
          and ((p.proname = 'require_audit' and g.tgtype = ${AFTER_EACH_CHANGE} and g.tgdeferrable and g.tginitdeferred)
            or (p.proname = 'keep_creation' and g.tgtype = ${BEFORE_EACH_UPDATE}))) <> 2`,
  },
  {
    check: 'trail trigger',
    sentence: object => `Trail ${object} can be forged: its stamp_entry trigger is missing.`,
    sql: `select t.relname as object from (${clinicTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'txid' and not a.attisdropped
      where not exists (select from pg_trigger g join pg_proc p on p.oid = g.tgfoid
        where g.tgrelid = t.oid and p.proname = 'stamp_entry' and ${alwaysFires} and g.tgtype = ${BEFORE_EACH_INSERT})`,
  },
  {
    check: 'trail policy',
    sentence: object =>
      `${object} does not take the traces of sign-ins and platform actions, or takes those of others.`,
    sql: `select 'audit_entries' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.audit_entries') and p.polname = 'trail' and p.polcmd = 'a' and p.polpermissive
        and (select array_agg(r::regrole::text order by r::regrole::text) from unnest(p.polroles) r)
          = '{medflow_identity,medflow_owner,medflow_platform}')`,
  },
  {
    check: 'post policy',
    sentence: object =>
      `${object} does not take the mails of the front door and the platform, or takes those of others.`,
    sql: `select 'mails' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.mails') and p.polname = 'post' and p.polcmd = 'a' and p.polpermissive
        and (select array_agg(r::regrole::text order by r::regrole::text) from unnest(p.polroles) r)
          = '{medflow_identity,medflow_platform}')`,
  },
  {
    check: 'due policy',
    sentence: object =>
      `${object} does not tell which clinics have mail to be sent, or tells more than that.`,
    sql: `select 'mails' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.mails') and p.polname = 'due' and p.polcmd = 'r' and p.polpermissive
        and p.polroles = array['medflow_owner'::regrole::oid]
        and ${inWords('p.polqual')} = '(status = ''queued''::text)')`,
  },
  {
    check: 'expired policy',
    sentence: object => `${object} are not forgotten after a day, or are reached by more than that.`,
    sql: `select 'idempotency_keys' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.idempotency_keys') and p.polname = 'expired' and p.polcmd = '*' and p.polpermissive
        and p.polroles = array['medflow_owner'::regrole::oid]
        and ${inWords('p.polqual')} = '(claimed_at < (now() - ''24:00:00''::interval))'
        and ${inWords('p.polwithcheck')} = 'false')`,
  },
  {
    check: 'defaults policy',
    sentence: object =>
      `Table ${object} does not show its defaults, or shows more, to whoever works in a clinic.`,
    sql: `select t.relname as object from (${clinicTables}) t where ${holdsDefaults}
      and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'defaults' and p.polcmd = 'r'
        and p.polpermissive and p.polroles = '{0}' and ${inWords('p.polqual')}
          = '((tenant_id IS NULL) AND (( SELECT security.current_tenant() AS current_tenant) IS NOT NULL))')`,
  },
  {
    check: 'operators policy',
    sentence: object => `Table ${object} does not let operators keep its defaults, or lets them reach more.`,
    sql: `select t.relname as object from (${clinicTables}) t where ${holdsDefaults}
      and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'operators' and p.polcmd = '*'
        and p.polpermissive and p.polroles = array['medflow_platform'::regrole::oid]
        and ${inWords('p.polqual')} = '(tenant_id IS NULL)' and ${inWords('p.polwithcheck')} = '(tenant_id IS NULL)')`,
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
    check: 'triggers',
    sentence: object => `Trigger ${object}, which the entities ask for, is missing or switched off.`,
    get sql() {
      // Those of the audit have checks of their own above, which look at what they do as well.
      return `select wanted.place || '.' || wanted.name as object from (values ${expectedTriggers()}) wanted (place, name)
        join (select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ${OUR_SCHEMAS}) relation on relation.name = wanted.place
        where wanted.name not in ('require_audit', 'keep_creation', 'stamp_entry') and not exists (
          select from pg_trigger g where g.tgrelid = relation.oid and g.tgname = wanted.name and g.tgenabled in ('O', 'A'))`;
    },
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
    check: 'app rights',
    sentence: object => `medflow_app may ${object}.`,
    sql: `select case
        when has_table_privilege('medflow_app', t.oid, 'DELETE') then 'delete from '
        when has_table_privilege('medflow_app', t.oid, 'TRUNCATE') then 'truncate ' else 'update the trail ' end || t.relname as object
      from (${clinicTables}) t
      where has_table_privilege('medflow_app', t.oid, 'DELETE') or has_table_privilege('medflow_app', t.oid, 'TRUNCATE')
        or (has_any_column_privilege('medflow_app', t.oid, 'UPDATE')
          and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'txid' and not a.attisdropped))`,
  },
  {
    check: 'rights to lock',
    sentence: object => `${object} as a whole, and so lock it.`,
    sql: `select distinct role || ' may update ' || relation as object from (${updatableColumns}) u where as_a_whole`,
  },
  {
    check: 'columns written once',
    sentence: object => `${object}, which is written once.`,
    sql: `select role || ' may change ' || relation || '.' || attname as object from (${updatableColumns}) u
      where actual and not wanted and not as_a_whole`,
  },
  {
    check: 'columns that change',
    sentence: object => `${object}, although its records change.`,
    sql: `select role || ' may not change ' || relation || '.' || attname as object from (${updatableColumns}) u
      where wanted and not actual`,
  },
  {
    check: 'statistics of health data',
    sentence: object =>
      `The planner keeps statistics of ${object}, by which one clinic could guess at another’s.`,
    sql: `select relname || '.' || attname as object from (${countedColumns}) counted`,
  },
  {
    check: 'planes',
    sentence: object => `medflow_app can read ${object}, which is not of its plane.`,
    sql: `select n.nspname || '.' || c.relname as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('identity', 'platform', 'security') and c.relkind in ('r', 'p', 'v', 'm')
        and has_any_column_privilege('medflow_app', c.oid, 'SELECT')
      union all select 'security.clinics_with_mail()'
      where has_function_privilege('medflow_app', to_regprocedure('security.clinics_with_mail()'), 'EXECUTE')`,
  },
  {
    check: 'other planes',
    sentence: object => `${object}, although no clinic's data is of its plane.`,
    sql: `select distinct role || ' can read ' || t.relname as object from (${clinicTables}) t,
      unnest(array['medflow_identity', 'medflow_platform']) role, pg_attribute a
      where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        -- The version of a record it has just written is all that the unit of work must hear back.
        and a.attname <> 'version'
        -- Operators keep the defaults.
        and not (role = 'medflow_platform' and ${holdsDefaults}) and has_column_privilege(role, t.oid, a.attnum, 'SELECT')`,
  },
  {
    check: 'needed rights',
    sentence: object => `${object}, without which clinics are not opened, told or sent their mail.`,
    sql: `select format('%s may not %s %s', role, privilege, name) as object
      from (values ('medflow_platform', 'clinic.users'), ('medflow_platform', 'clinic.facilities'),
        ('medflow_platform', 'clinic.invitations'), ('medflow_platform', 'clinic.mails'),
        ('medflow_platform', 'clinic.audit_entries'), ('medflow_identity', 'clinic.mails'),
        ('medflow_identity', 'clinic.audit_entries')) needed (role, name), (values ('INSERT')) as kind (privilege)
      where not has_table_privilege(role, to_regclass(name), privilege)
      union all select 'medflow_platform may not execute security.clinics_with_mail()'
      where not has_function_privilege('medflow_platform', to_regprocedure('security.clinics_with_mail()'), 'EXECUTE')`,
  },
];

/** Checks the catalogue of the connected database against the promises of the design; nothing found is good. */
export const verifyIntegrity = async (run: Run): Promise<Finding[]> => {
  // One statement, because this is asked at each start and by every probe. As text, or names would be cut off at 63 letters.
  const all = checks
    .map(({ sql }, n) => `select ${n} as n, object::text from (${sql}) found`)
    .join(' union all ');
  const rows = await run(`${all} order by 1, 2`);
  return rows.flatMap(row => {
    const found = checks[Number(row.n)];
    const object = String(row.object);
    return found ? [{ check: found.check, object, sentence: found.sentence(object) }] : [];
  });
};

/**
 * Checks the rows themselves: each must belong to a clinic of the registry, but for defaults. References need no check of their own,
 * because compound keys make a foreign one impossible. Reads every table: for the command line, not for each start.
 */
export const verifyRows = async (run: Run): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const tables = await run(
    `select t.relname, ${holdsDefaults} as "holdsDefaults" from (${clinicTables}) t order by 1`,
  );
  for (const { relname, holdsDefaults } of tables) {
    const object = String(relname);
    const hasClinic = holdsDefaults ? 'r.tenant_id is not null' : 'true';
    const strangers = await run(`select count(*) as count from clinic."${object}" r
      where not exists (select from platform.clinics c where c.id = r.tenant_id) and ${hasClinic}`);
    const count = Number(strangers[0]?.count);
    const sentence = `Table ${object} holds ${count} rows of no known clinic.`;
    if (count > 0) findings.push({ check: 'rows of a clinic', object, sentence });
  }
  return findings;
};

/** What was checked, for reports. */
export const integrityChecks = checks.map(({ check }) => check);
