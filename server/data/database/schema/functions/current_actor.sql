-- The member whom the verified context names; null for the system and for operators.
create or replace function security.current_actor() returns uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return nullif(split_part(security.verified_claims(), '|', 3), '')::uuid;
end $$;

grant execute on function security.current_actor() to medflow_app, medflow_identity, medflow_platform;
