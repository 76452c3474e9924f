-- The facilities that the verified context binds its actor to; null is the whole clinic, and visitors and patients have none. Whether the clinic is open is
-- not asked again: policies that stand on this narrow what `tenant_isolation` lets through, and without a clinic what other
-- policies let through for those who look for work.
create or replace function security.facility_scope() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
declare
  facilities text := split_part(security.verified_claims(), '|', 4);
begin
  if facilities is null then
    return case when not security.seeks_work() then '{}'::uuid[] end;
  end if;
  if facilities ~ '^(visitor$|patient:)' then
    return '{}'::uuid[];
  end if;
  return case when facilities <> '*' then string_to_array(facilities, ',')::uuid[] end;
end $$;

grant execute on function security.facility_scope() to medflow_app, medflow_identity, medflow_platform;
