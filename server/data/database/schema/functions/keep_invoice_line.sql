-- The lines of an issued invoice stay as they are; only how much of them was taken back is counted (MY4, MY7). Who adds a line waits for
-- whoever issues, and the other way round.
create or replace function security.keep_invoice_line() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  free text[] := security.kept_in_ledger(tg_relid) || '{taken_back,is_taken_back}';
  state text;
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  select i.status into state from clinic.invoices i
  where i.tenant_id = new.tenant_id and i.id = new.invoice_id for share;
  if tg_op = 'UPDATE' and new.invoice_id is distinct from old.invoice_id
    or state is distinct from 'draft' and (tg_op = 'INSERT' or to_jsonb(new) - free is distinct from to_jsonb(old) - free)
  then
    raise check_violation using message = 'an issued invoice never changes', constraint = 'keep_invoice';
  end if;
  return new;
end $$;
