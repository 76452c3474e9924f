-- A link to pay is of an issued invoice, in its currency. What was asked for never changes; what is known of it only grows, in the order of
-- shared/clinic/checkouts.ts (MY23), and what was once named stays named.
create or replace function security.keep_checkout() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- When it was made keep_creation keeps.
  free text[] := security.kept_in_ledger(tg_relid) || '{created_at,state,reference,address,payment_id}';
  states text[] := '{open,expired,pending,declined,unclear,paid}';
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if not exists (
      select from clinic.invoices i where i.tenant_id = new.tenant_id and i.id = new.invoice_id
        and i.status = 'issued' and i.currency = new.currency
    ) then
      raise check_violation using message = 'a link to pay is of an issued invoice in its currency', constraint = 'checkouts_of_issued';
    end if;
  elsif to_jsonb(new) - free is distinct from to_jsonb(old) - free
    or array_position(states, new.state) < array_position(states, old.state)
    or old.reference is not null and new.reference is distinct from old.reference
    or old.payment_id is not null and new.payment_id is distinct from old.payment_id
  then
    raise check_violation using message = 'a link to pay only goes on', constraint = 'keep_checkout';
  end if;
  if new.payment_id is not null and not exists (
    select from clinic.payments p where p.tenant_id = new.tenant_id and p.id = new.payment_id and p.invoice_id = new.invoice_id
  ) then
    raise check_violation using message = 'a link is paid by a payment of its invoice', constraint = 'keep_checkout';
  end if;
  return new;
end $$;
