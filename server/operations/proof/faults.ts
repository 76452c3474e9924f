import type pg from 'pg';

/** A fault to plant in the schema, and what a finding about it must name. */
export interface Fault {
  fault: string;
  object: string;
  sql: string;
}

/**
 * Every fault that the catalogue offers a place for: each policy, table, key, view, function, trigger and role in turn.
 * Derived from the catalogue alone, so that what is added tomorrow is mutated tomorrow.
 */
export const faultsIn = async (admin: pg.Client): Promise<Fault[]> => {
  const { rows } = await admin.query<Fault>(faults);
  return rows;
};

/** Partial and empty: rows of two clinics may well share a value, and it is the definition that must be found. */
const EMPTY = 'where false';

const faults = `
with house as (
  select oid, nspname from pg_namespace where nspname in ('clinic', 'identity', 'platform', 'security')
), relation as (
  select c.*, format('%I.%I', n.nspname, c.relname) as name from pg_class c join house n on n.oid = c.relnamespace
  where not c.relispartition
), guarded as (
  select * from relation where relkind in ('r', 'p') and relrowsecurity
), policy as (
  select p.*, g.name as on_table, g.relname,
    format('%I on %s', p.polname, g.name) as named,
    format('create policy %I on %s as %s for %s to %s', p.polname, g.name,
      case when p.polpermissive then 'permissive' else 'restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ') from unnest(p.polroles) r)) as made,
    pg_get_expr(p.polqual, p.polrelid) as reading, pg_get_expr(p.polwithcheck, p.polrelid) as writing
  from pg_policy p join guarded g on g.oid = p.polrelid
), tenant_key as (
  select x.indexrelid, g.name, i.relname as index_name, (
      select string_agg(pg_get_indexdef(x.indexrelid, n, true), ', ' order by n) from generate_series(2, x.indnkeyatts) n
    ) as others
  from guarded g join pg_index x on x.indrelid = g.oid and x.indisunique and x.indnkeyatts > 1
  join pg_class i on i.oid = x.indexrelid
  join pg_attribute a on a.attrelid = g.oid and a.attnum = x.indkey[0] and a.attname = 'tenant_id'
), compound as (
  select k.conname, g.name, target.name as target,
    string_agg(quote_ident(a.attname), ', ' order by pair.own) filter (where a.attname <> 'tenant_id') as own,
    string_agg(quote_ident(b.attname), ', ' order by pair.own) filter (where a.attname <> 'tenant_id') as other
  from guarded g join pg_constraint k on k.conrelid = g.oid and k.contype = 'f' and k.conparentid = 0
  join guarded target on target.oid = k.confrelid
  cross join lateral unnest(k.conkey, k.confkey) as pair (own, other)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
  group by k.oid, k.conname, g.name, target.name having count(*) > 1
), definer as (
  select p.proname, p.oid::regprocedure::text as signature from pg_proc p join house n on n.oid = p.pronamespace
  where p.prosecdef
), fired as (
  select t.tgname, r.name, r.relname, pg_get_triggerdef(t.oid) as made from pg_trigger t join relation r on r.oid = t.tgrelid
  where not t.tgisinternal and t.tgparentid = 0
), serving as (
  select rolname as role, case rolname when 'medflow_app' then 'clinic' else substr(rolname, 9) end as plane
  from pg_roles where rolname in ('medflow_app', 'medflow_identity', 'medflow_platform')
), closed as (
  -- A right of each kind in each plane, and in the own one on each table that only grows or that triggers write.
  select distinct on (role, r.relnamespace, privilege, only_this) role, privilege, r.name, r.relname
  from serving cross join relation r cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege
  cross join lateral (select case when r.relnamespace::regnamespace::text = plane and privilege <> 'DELETE' then r.name end) kind (only_this)
  where r.relkind in ('r', 'p') and not has_any_column_privilege(role, r.oid, nullif(privilege, 'DELETE')) is true
    and not has_table_privilege(role, r.oid, privilege)
  order by role, r.relnamespace, privilege, only_this, r.relname
), callable as (
  select p.proname, p.oid::regprocedure::text as signature, role from pg_proc p join house n on n.oid = p.pronamespace
  cross join serving where p.prorettype <> 'trigger'::regtype and not has_function_privilege(role, p.oid, 'EXECUTE')
), setting as (
  select rolname, split_part(entry, '=', 1) as name from pg_roles, unnest(rolconfig) entry
  where rolname in ('medflow_app', 'medflow_identity', 'medflow_platform', 'medflow_jobs')
), queued as (
  select relname, oid::regclass as name from pg_class where relnamespace = 'jobs'::regnamespace and relkind in ('r', 'p')
), one_column as (
  select g.name, g.relname, a.attname, has_column_privilege('medflow_app', g.oid, a.attnum, 'UPDATE') as may_change
  from guarded g join pg_attribute a on a.attrelid = g.oid and a.attnum > 0 and not a.attisdropped
  where has_any_column_privilege('medflow_app', g.oid, 'UPDATE') order by g.name, a.attnum desc
), wider as (
  select rolname from pg_roles where rolname not in ('medflow', 'medflow_app', 'pg_database_owner')
)
select 'a policy dropped' as fault, relname as object, format('drop policy %s', named) as sql from policy
union all select 'a policy without with check', relname, format('drop policy %s; %s using (%s)', named, made, reading)
  from policy where reading is not null and writing is not null
union all select 'a policy using (true)', relname, format('alter policy %s using (true)', named)
  from policy where reading is not null and reading <> 'true'
union all select 'a policy with check (true)', relname, format('alter policy %s with check (true)', named)
  from policy where writing is not null and writing <> 'true'
union all select 'row-level security not forced', relname, format('alter table %s no force row level security', name)
  from guarded where relforcerowsecurity
union all select 'row-level security off', relname, format('alter table %s disable row level security', name) from guarded
union all select 'a foreign key of a single column', conname,
  format('alter table %1$s drop constraint %2$I; create unique index on %3$s (%4$s); alter table %1$s add constraint %2$I foreign key (%5$s) references %3$s (%4$s) not valid',
    name, conname, target, other, own) from compound
union all select 'a unique key without the clinic', left('bare_' || index_name, 63),
  format('create unique index %I on %s (%s) ${EMPTY}', left('bare_' || index_name, 63), name, others) from tenant_key
union all select 'a view with its owner’s rights', relname, format('alter view %s reset (security_invoker)', name)
  from relation where relkind = 'v'
union all select 'a view with its owner’s rights', 'proof_peek', format('create view %I.proof_peek as select * from %s', nspname, name)
  from (select distinct on (n.nspname) n.nspname, g.name from guarded g join house n on n.oid = g.relnamespace) each_schema
union all select 'a definer function without a pinned path', proname, format('alter function %s reset search_path', signature) from definer
union all select 'a definer function open to everyone', proname, format('grant execute on function %s to public', signature) from definer
union all select 'the app role in a wider role', rolname, format('grant %I to medflow_app', rolname) from wider
union all select 'the app role past row-level security', 'medflow_app', 'alter role medflow_app bypassrls'
union all select 'a trigger dropped', relname, format('drop trigger %I on %s', tgname, name) from fired
union all select 'a trigger disabled', relname, format('alter table %s disable trigger %I', name, tgname) from fired
union all select 'a trigger that never fires', relname, format('drop trigger %I on %s; %s', tgname, name,
  regexp_replace(made, '( WHEN \\(.*\\))? EXECUTE FUNCTION ', ' WHEN (false) EXECUTE FUNCTION ')) from fired
union all select 'a right that no duty needs', relname, format('grant %s on %s to %I', privilege, name, role) from closed
union all select 'a function for another role', proname, format('grant execute on function %s to %I', signature, role) from callable
union all select 'a role without its setting', rolname, format('alter role %I reset %I', rolname, name) from setting
union all select 'a second, wider policy', relname, format('create policy proof_wider on %s for select using (true)', name)
  from guarded where relnamespace = 'clinic'::regnamespace
union all select 'a table without a clinic', 'proof_loose', 'create table clinic.proof_loose (id uuid primary key)'
union all select 'a view that copies rows', 'proof_copy', format('create materialized view clinic.proof_copy as select * from %s', name)
  from (select name from guarded order by name limit 1) any_table
union all select 'a definer function of a superuser', proname, format('alter function %s owner to %I', signature, current_user) from definer
union all select 'a function that is gone', proname,
  format('alter function %s rename to %I', signature, left('proof_gone_' || proname, 63)) from definer
union all select 'a look into another plane', relname, format('grant select on %s to medflow_app', name)
  from relation where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('identity', 'platform', 'security')
union all select 'a right to lock', relname, format('grant update on %s to medflow_app', name) from guarded where relnamespace = 'clinic'::regnamespace
union all select 'a column right that is gone', relname, format('revoke update (%I) on %s from medflow_app', attname, name)
  from (select distinct on (name) * from one_column where may_change) gone
union all select 'a right to change what is written once', relname, format('grant update (%I) on %s to medflow_app', attname, name)
  from (select distinct on (name) * from one_column where not may_change) given
union all select 'statistics of health data', attname, format('alter table %s alter column %I set statistics 100', name, attname)
  from guarded join pg_attribute on attrelid = guarded.oid and attnum > 0 where col_description(attrelid, attnum) ~ '^protected'
union all select 'a role that altered itself', rolname, format('alter role %I set enable_indexscan = off', rolname)
  from pg_roles where rolname in ('medflow_app', 'medflow_identity', 'medflow_platform', 'medflow_jobs')
union all select 'a large object for everyone', proname, format('grant execute on function %s to public', oid::regprocedure)
  from pg_proc where pronamespace = 'pg_catalog'::regnamespace and (proname ~ '^lo_' or proname in ('loread', 'lowrite', 'pg_cancel_backend', 'pg_terminate_backend'))
union all select 'a queue of jobs for another role', relname, format('grant insert on %s to %I', name, role) from queued, serving
union all select 'a queue of jobs that nobody may work', relname, format('revoke delete on %s from medflow_jobs', name) from queued
union all select 'a queue of jobs seen by another plane', 'jobs', format('grant usage on schema jobs to %I', role)
  from serving where role <> 'medflow_platform'
union all select 'the role of the jobs in another plane', nspname, format('grant usage on schema %I to medflow_jobs', nspname) from house
union all select 'a right to delete', relname, format('grant delete on %s to medflow_app', name) from guarded
order by 1, 2, 3`;
