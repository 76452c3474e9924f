-- Which clinics have a list that somebody waits for: their ids and nothing else.
create or replace function security.clinics_with_exports() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct e.tenant_id from clinic.list_exports e
  where e.status = 'waiting' and e.deleted_at is null
$$;

grant execute on function security.clinics_with_exports() to medflow_platform;
