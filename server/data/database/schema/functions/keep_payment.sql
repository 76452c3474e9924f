-- A payment is for an issued invoice, in its currency. What is given back never exceeds what was paid (MY17), and more than is due is
-- taken only where somebody said so (MY15, MY16): whoever pays or gives back waits here for the others at the same invoice.
create or replace function security.keep_payment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  bill record;
  paid record;
  balance bigint;
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  select i.status, i.currency, i.total, i.issued_on into bill from clinic.invoices i
  where i.tenant_id = new.tenant_id and i.id = new.invoice_id for no key update;
  if bill.status is distinct from 'issued' or bill.currency is distinct from new.currency then
    raise check_violation using message = 'a payment is for an issued invoice in its currency', constraint = 'payments_of_issued';
  end if;
  if new.refunds_id is not null then
    select p.amount, p.amount + coalesce((
      select sum(r.amount) from clinic.payments r where r.tenant_id = new.tenant_id and r.refunds_id = p.id
    ), 0) as left_over into paid from clinic.payments p
    where p.tenant_id = new.tenant_id and p.id = new.refunds_id and p.invoice_id = new.invoice_id and p.amount > 0;
    if coalesce(paid.left_over + new.amount < 0, true) then
      raise check_violation using message = 'more cannot be given back than was paid', constraint = 'payments_refund_within';
    end if;
  elsif not new.beyond_due then
    select bill.total
      - coalesce((select sum(c.total) from clinic.credit_notes c where c.tenant_id = new.tenant_id and c.invoice_id = new.invoice_id), 0)
      - coalesce((select sum(p.amount) from clinic.payments p where p.tenant_id = new.tenant_id and p.invoice_id = new.invoice_id), 0)
    into balance;
    if new.amount > balance then
      raise check_violation using message = 'this is more than is due', constraint = 'payments_within_due';
    end if;
  end if;
  return new;
end $$;
