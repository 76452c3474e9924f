-- At the end of each transaction an invoice is the sum of its lines with the tax of each group (shared/invoice-totals.ts says the same),
-- what credit notes took back stands at the lines and never exceeds them, and all of it is of one patient, who changed by a merge only.
create or replace function security.balance_invoice() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  now_is jsonb := to_jsonb(new);
  bill record;
  sums record;
  back record;
begin
  if tg_op = 'UPDATE' and now_is ->> 'patient_id' <> to_jsonb(old) ->> 'patient_id' and not exists (
    select from clinic.patient_merges m
    where m.tenant_id = new.tenant_id and array[m.patient_id, m.merged_id]
      @> array[(now_is ->> 'patient_id')::uuid, (to_jsonb(old) ->> 'patient_id')::uuid]
  ) then
    raise check_violation using message = 'an invoice stays with its patient', constraint = 'keep_invoice';
  end if;
  select i.* into bill from clinic.invoices i where i.tenant_id = new.tenant_id and i.id = case tg_table_name
    when 'invoices' then new.id
    when 'credit_lines' then (select c.invoice_id from clinic.credit_notes c where c.tenant_id = new.tenant_id and c.id = (now_is ->> 'credit_note_id')::uuid)
    else (now_is ->> 'invoice_id')::uuid
  end;
  if bill.id is null then
    raise check_violation using message = 'there is no such invoice', constraint = 'balance_invoice';
  end if;
  select count(lines) as lines, coalesce(sum(net), 0) as net, coalesce(sum(tax), 0) as tax into sums from (
    select case when bill.prices_include_tax then base - tax else base end as net, tax, lines from (
      select sum(l.amount) as base, count(*) as lines,
        round(sum(l.amount) * l.tax_rate / (10000 + case when bill.prices_include_tax then l.tax_rate else 0 end)) as tax
      from clinic.invoice_lines l
      where l.tenant_id = bill.tenant_id and l.invoice_id = bill.id and l.deleted_at is null
      group by l.tax_category, l.tax_rate
    ) by_tax
  ) taxed;
  if bill.deleted_at is null and (sums.net <> bill.net or sums.tax <> bill.tax) or bill.status = 'issued' and sums.lines = 0 then
    raise check_violation using message = 'an invoice is the sum of its lines', constraint = 'balance_invoice';
  end if;
  if bill.status = 'draft' then
    if exists (select from clinic.credit_notes c where c.tenant_id = bill.tenant_id and c.invoice_id = bill.id) then
      raise check_violation using message = 'a draft is not credited', constraint = 'balance_invoice';
    end if;
  end if;
  -- What credit notes say of each line is what stands there, whoever wrote which of both.
  if exists (
    select from clinic.invoice_lines l left join lateral (
      select sum(k.amount) as amount, count(*) as notes from clinic.credit_lines k where k.tenant_id = l.tenant_id and k.line_id = l.id
    ) told on true
    where l.tenant_id = bill.tenant_id and l.invoice_id = bill.id
      and (l.taken_back <> coalesce(told.amount, 0) or l.is_taken_back <> (told.notes > 0 and l.taken_back = l.amount))
  ) then
    raise check_violation using message = 'credit notes stand at their lines', constraint = 'balance_invoice';
  end if;
  if exists (
    select from clinic.credit_notes c left join lateral (
      select sum(k.amount) as amount, bool_and(l.invoice_id = c.invoice_id) as own
      from clinic.credit_lines k join clinic.invoice_lines l on l.tenant_id = k.tenant_id and l.id = k.line_id
      where k.tenant_id = c.tenant_id and k.credit_note_id = c.id
    ) told on true
    where c.tenant_id = bill.tenant_id and c.invoice_id = bill.id and (
      told.own is not true or told.amount <> case when bill.prices_include_tax then c.total else c.net end
    )
  ) then
    raise check_violation using message = 'a credit note is the sum of its lines', constraint = 'balance_invoice';
  end if;
  select coalesce(sum(c.net), 0) as net, coalesce(sum(c.tax), 0) as tax into back
  from clinic.credit_notes c where c.tenant_id = bill.tenant_id and c.invoice_id = bill.id;
  if back.net > bill.net or back.tax > bill.tax or (back.net, back.tax) is distinct from (bill.net::numeric, bill.tax::numeric)
    and bill.status = 'issued' and not exists (
      select from clinic.invoice_lines l where l.tenant_id = bill.tenant_id and l.invoice_id = bill.id
        and l.deleted_at is null and not l.is_taken_back
    )
  then
    raise check_violation using message = 'credit notes take back what was asked for', constraint = 'balance_invoice';
  end if;
  if exists (
    select from (
      select patient_id from clinic.invoice_lines l where l.tenant_id = bill.tenant_id and l.invoice_id = bill.id
      union all select patient_id from clinic.credit_notes c where c.tenant_id = bill.tenant_id and c.invoice_id = bill.id
      union all select patient_id from clinic.payments p where p.tenant_id = bill.tenant_id and p.invoice_id = bill.id
      union all select patient_id from clinic.invoice_reminders r where r.tenant_id = bill.tenant_id and r.invoice_id = bill.id
      union all select patient_id from clinic.checkouts o where o.tenant_id = bill.tenant_id and o.invoice_id = bill.id
      union all select k.patient_id from clinic.credit_lines k join clinic.invoice_lines l on l.tenant_id = k.tenant_id and l.id = k.line_id
        where l.tenant_id = bill.tenant_id and l.invoice_id = bill.id
    ) part where part.patient_id <> bill.patient_id
  ) then
    raise check_violation using message = 'an invoice is of one patient', constraint = 'balance_invoice';
  end if;
  return null;
end $$;
