-- Which clinics have deliveries that are due to a webhook that is active: their ids and nothing else.
create or replace function security.clinics_with_deliveries(until timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct d.tenant_id from clinic.webhook_deliveries d
  join clinic.webhooks w on w.tenant_id = d.tenant_id and w.id = d.webhook_id
  where d.status = 'queued' and d.due_at <= until and w.status = 'active' and w.deleted_at is null
$$;

grant execute on function security.clinics_with_deliveries(timestamptz) to medflow_platform;
