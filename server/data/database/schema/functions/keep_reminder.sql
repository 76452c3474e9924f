-- A reminder is of an issued invoice whose day is over, and tells what of it is owed at that moment (MY27). One follows the other without a
-- gap: whoever reminds waits here for those who pay, credit or remind at the same invoice.
create or replace function security.keep_reminder() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  bill record;
  owed bigint;
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  select i.status, i.total, i.due_on into bill from clinic.invoices i
  where i.tenant_id = new.tenant_id and i.id = new.invoice_id for no key update;
  if bill.status is distinct from 'issued' or bill.due_on >= new.sent_on then
    raise check_violation using message = 'a reminder is of an issued invoice that is overdue', constraint = 'reminders_of_overdue';
  end if;
  owed := bill.total
    - coalesce((select sum(c.total) from clinic.credit_notes c where c.tenant_id = new.tenant_id and c.invoice_id = new.invoice_id), 0)
    - coalesce((select sum(p.amount) from clinic.payments p where p.tenant_id = new.tenant_id and p.invoice_id = new.invoice_id), 0);
  if owed <= 0 or new.balance is distinct from owed then
    raise check_violation using message = 'a reminder asks for what is owed', constraint = 'reminders_of_owed';
  end if;
  if new.level is distinct from 1 + (
    select count(*) from clinic.invoice_reminders r where r.tenant_id = new.tenant_id and r.invoice_id = new.invoice_id
  ) then
    raise check_violation using message = 'one reminder follows the other', constraint = 'reminders_in_order';
  end if;
  return new;
end $$;
