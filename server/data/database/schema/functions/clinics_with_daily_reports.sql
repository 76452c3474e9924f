-- Which clinics have somebody who wants the report of each morning: their ids and nothing else.
create or replace function security.clinics_with_daily_reports() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct p.tenant_id from clinic.preferences p
  where p.notifications -> 'dailyReport' = 'true' and p.deleted_at is null
$$;

grant execute on function security.clinics_with_daily_reports() to medflow_platform;
