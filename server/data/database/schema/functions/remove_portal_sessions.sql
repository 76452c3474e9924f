-- Deletes so many links and sessions of the patients' portal that have been worth nothing for thirty days, and answers how many:
-- that somebody was let in stands in the audit.
create or replace function security.remove_portal_sessions(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select s.tenant_id, s.id from clinic.portal_sessions s where s.ends_at < now() - interval '30 days'
    order by s.ends_at limit at_once for update skip locked
  ), gone as (
    delete from clinic.portal_sessions s using over where s.tenant_id = over.tenant_id and s.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_portal_sessions(int) to medflow_platform;
