-- The same as facility_scope() for what visitors of the clinic's page and patients in its portal see as well: places, hours and when somebody is taken. They
-- are bound to no facility there, and to none at all everywhere else.
create or replace function security.public_scope() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
declare
  facilities text := split_part(security.verified_claims(), '|', 4);
begin
  if facilities is null then
    return case when not security.seeks_work() then '{}'::uuid[] end;
  end if;
  return case when facilities <> '*' and facilities !~ '^(visitor$|patient:)' then string_to_array(facilities, ',')::uuid[] end;
end $$;

grant execute on function security.public_scope() to medflow_app, medflow_identity, medflow_platform;
