-- Which clinics have somebody who wants letters about what concerns them: their ids and nothing else.
create or replace function security.clinics_with_mailed_news() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct p.tenant_id from clinic.preferences p
  where p.notifications -> 'mailed' <> '[]' and p.deleted_at is null
$$;

grant execute on function security.clinics_with_mailed_news() to medflow_platform;
