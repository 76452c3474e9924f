-- The receipts of an expense are what whoever approves it looks at. Who wrote it adds to them until somebody has decided, and takes away
-- what they like from a draft; once it is submitted, what can be opened stays, and with the decision all of them (MY31). What the check
-- says of a file that is all there comes whenever it comes. Whoever decides waits here for whoever adds, and the other way round.
create or replace function security.keep_receipt() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- What goes along with every change, and what the check says: keep_attachment sees to that.
  free constant text[] := security.kept_in_ledger(tg_relid)
    || '{status,kind,reason,finding,has_preview,fingerprint,same_as,scan_at,attempts,scanned_at,scanner}'::text[];
  expense record;
begin
  if new.expense_id is null then
    return new;
  end if;
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.status <> 'sending'
    and to_jsonb(new) - free is not distinct from to_jsonb(old) - free
  then
    return new;
  end if;
  select e.status, e.created_by into expense from clinic.expenses e
  where e.tenant_id = new.tenant_id and e.id = new.expense_id for share;
  if coalesce(expense.status not in ('draft', 'submitted'), true)
    or expense.created_by is distinct from security.current_actor()
    or expense.status = 'submitted' and tg_op = 'UPDATE' and old.status = 'clean' and old.deleted_at is null
  then
    raise check_violation using message = 'the receipts of an expense stay as they are', constraint = 'keep_receipt';
  end if;
  return new;
end $$;
