-- Which clinics ask for a backup, or had one begun by somebody who gives no sign of life: their ids and nothing else.
create or replace function security.clinics_to_back_up() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select b.clinic_id from platform.backups b
  where b.finished_at is null and (b.started_at is null or b.seen_at < now() - interval '2 minutes')
$$;

grant execute on function security.clinics_to_back_up() to medflow_platform;
