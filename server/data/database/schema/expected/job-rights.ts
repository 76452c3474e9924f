import type { Check } from './check.ts';

const table = `select c.oid, c.relname from pg_class c where c.relnamespace = to_regnamespace('jobs') and c.relkind in ('r', 'p')`;

/** Who may do what with the queue of jobs (OPS-2). */
export const jobRightsChecks: Check[] = [
  {
    check: 'queue of jobs',
    sentence: object => `${object}, without which no job runs.`,
    sql: `select 'medflow_jobs may not ' || lower(privilege) || ' jobs.' || relname as object
      from (${table}) t cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege
      where not has_table_privilege('medflow_jobs', t.oid, privilege)
      union all select 'The queue has no tables' where not exists (${table})
      union all select 'medflow_jobs may not call jobs.' || proname from pg_proc
        where pronamespace = to_regnamespace('jobs') and not has_function_privilege('medflow_jobs', oid, 'EXECUTE')`,
  },
  {
    check: 'queue of jobs for others',
    sentence: object => `${object}, which only the role that runs jobs may.`,
    sql: `select role || ' may ' || lower(privilege) || ' jobs.' || relname as object
      from (${table}) t cross join unnest(array['medflow_app', 'medflow_identity', 'medflow_platform']) role
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) privilege
      where has_any_column_privilege(role, t.oid, privilege)
        and not (role = 'medflow_platform' and privilege = 'SELECT' and relname in ('job', 'schedule'))`,
  },
];
