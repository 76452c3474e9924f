-- Whether the verified context is that of the system, which acts in a clinic on nobody's behalf: for no member, facility, visitor,
-- patient or operator.
create or replace function security.is_system() returns boolean
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(security.verified_claims() ~ '^[^|]*\|[^|]*\|\|\*\|$', false);
end $$;

grant execute on function security.is_system() to medflow_app, medflow_identity, medflow_platform;
