-- An invoice begins as a draft, gets the next number when it is issued, and says the same ever after (MY2, MY4).
create or replace function security.keep_invoice() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  free text[] := security.kept_in_ledger(tg_relid);
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise check_violation using message = 'an invoice begins as a draft', constraint = 'keep_invoice';
    end if;
  elsif old.status = 'issued' then
    if to_jsonb(new) - free is distinct from to_jsonb(old) - free then
      raise check_violation using message = 'an issued invoice never changes', constraint = 'keep_invoice';
    end if;
  elsif new.status = 'issued' then
    perform security.count_number(new.tenant_id, 'invoice', new.number);
  end if;
  return new;
end $$;
