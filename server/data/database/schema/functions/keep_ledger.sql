-- The ledger only gains rows: what was wrong is taken back by a row of today that names the old one (MY30).
create or replace function security.keep_ledger() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  free text[] := security.kept_in_ledger(tg_relid);
begin
  if to_jsonb(new) - free is distinct from to_jsonb(old) - free then
    raise check_violation using message = 'the ledger only gains rows', constraint = 'keep_ledger';
  end if;
  return new;
end $$;
