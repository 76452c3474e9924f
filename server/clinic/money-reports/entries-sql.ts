/** How often the first and the last day are named. */
export const PARTS = 5;

const documents = `
    select id, 'invoice' as kind, issued_on as day, 1 as series, number, reference, id as "invoiceId", null::uuid as "expenseId", reference as document,
      null as category, currency, total as amount, null as method, 0 as "expenseTax", 0 as "expenseRate"
    from clinic.invoices where status = 'issued' and issued_on >= ? and issued_on <= ?
    union all
    select c.id, 'credit_note', c.issued_on, 2, c.number, c.reference, i.id, null, i.reference, null, i.currency, -c.total, null, 0, 0
    from clinic.credit_notes c join clinic.invoices i on i.tenant_id = c.tenant_id and i.id = c.invoice_id
    where c.issued_on >= ? and c.issued_on <= ?
    union all
    select p.id, case when p.amount > 0 then 'payment' else 'refund' end, p.received_on, 3, p.number, p.reference, i.id, null, i.reference,
      null, p.currency, -p.amount, p.method, 0, 0
    from clinic.payments p join clinic.invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id
    where p.received_on >= ? and p.received_on <= ?`;

/** What was spent stands in one row with what was paid for it, and in the ledger in two, each on its day and under an id of its own. */
const expenses = `
    select e.id, case when e.reverses_id is null then 'expense' else 'expense_reversal' end, e.spent_on, 4, e.number, e.reference, null, e.id, e.reference,
      e.category, e.currency, -e.total, null, -e.tax, e.tax_rate
    from clinic.expenses e where e.status in ('approved', 'paid') and e.spent_on >= ? and e.spent_on <= ?
    union all
    select uuid_generate_v5(e.id, 'paid'), case when e.reverses_id is null then 'expense_payment' else 'expense_refund' end, e.paid_on, 5, e.number, e.reference,
      null, e.id, e.reference, e.category, e.currency, e.total, e.method, 0, 0
    from clinic.expenses e where e.status = 'paid' and e.paid_on >= ? and e.paid_on <= ?`;

/** The ledger, one row for each document, day by day. What it adds to what the clinic is owed less what it owes has its sign. */
export const entriesSql = (after: string): string => `
  select id, kind, day::text as day, series::text as series, number::text as number, reference, "invoiceId", "expenseId", document, category, currency,
    amount, method, "expenseTax", "expenseRate"
  from (${documents}
    union all${expenses}
  ) entry ${after} order by entry.day, entry.series, entry.number limit ?`;
