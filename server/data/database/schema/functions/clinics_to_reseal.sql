-- Which clinics may hold values that were sealed with an older key than their newest, or not at all: their ids and nothing else.
create or replace function security.clinics_to_reseal() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct k.clinic_id from platform.data_keys k
  where k.drained_at is null and exists (
    select from platform.data_keys n where n.clinic_id = k.clinic_id and n.version > k.version
  )
$$;

grant execute on function security.clinics_to_reseal() to medflow_platform;
