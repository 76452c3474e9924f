import { type Check, clinicTables, holdsDefaults } from './check.ts';
import { countedColumns, updatableColumns } from './columns.ts';
import { dutyChecks } from './duties.ts';

/** What each role may do, and must be able to. */
export const rightsChecks: Check[] = [
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
      union all select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace = to_regnamespace('security') and p.proname like 'clinics\\_%'
        and has_function_privilege('medflow_app', p.oid, 'EXECUTE')`,
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
  ...dutyChecks,
];
