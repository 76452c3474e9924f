-- Whether the verified context is that of somebody without an account: on the clinic's page they see what it offers, and nothing
-- of patients; in the portal, of one patient besides (own_patient).
create or replace function security.is_visitor() returns boolean
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(split_part(security.verified_claims(), '|', 4) ~ '^(visitor$|patient:)', false);
end $$;

grant execute on function security.is_visitor() to medflow_app, medflow_identity, medflow_platform;
