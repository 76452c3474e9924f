-- Which clinics have a file that waits to be looked at: their ids and nothing else.
create or replace function security.clinics_with_attachments() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct a.tenant_id from clinic.attachments a
  where a.status = 'waiting' and a.scan_at <= now() and a.deleted_at is null
$$;

grant execute on function security.clinics_with_attachments() to medflow_platform;
