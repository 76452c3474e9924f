-- Which clinics have somebody, or a webhook, that wants the report of each morning: their ids and nothing else.
create or replace function security.clinics_with_daily_reports() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select p.tenant_id from clinic.preferences p
  where p.notifications -> 'dailyReport' = 'true' and p.deleted_at is null
  union
  select w.tenant_id from clinic.webhooks w
  where 'report.daily' = any (w.events) and w.status <> 'disabled' and w.deleted_at is null
$$;

grant execute on function security.clinics_with_daily_reports() to medflow_platform;
