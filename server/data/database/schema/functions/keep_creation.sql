-- Creation fields never change (ENT-1), whoever asks.
create or replace function security.keep_creation() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if (new.tenant_id, new.id, new.created_at, new.created_by)
    is distinct from (old.tenant_id, old.id, old.created_at, old.created_by)
  then
    raise check_violation using message = 'creation fields never change', constraint = 'keep_creation';
  end if;
  return new;
end $$;
