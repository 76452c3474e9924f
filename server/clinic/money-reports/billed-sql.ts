/** Looked up once it is summed up; what is in the trash keeps its name. */
const practitioner = `(select jsonb_build_object('id', u.id, 'name', concat_ws(' ', u.title, u.first_name, u.last_name))
    from clinic.users u where u.id = summed.practitioner_id) as practitioner`;
const service = `(select jsonb_build_object('id', s.id, 'name', s.name)
    from clinic.services s where s.id = summed.service_id) as service`;

/**
 * The share of each line in a sum of its document: what it adds to the sum rounded up to it, by its weight, so that the shares of
 * a document are that sum to the cent, whatever was rounded where (MY8).
 */
const share = (sum: string, weight: string): string => {
  const upTo = (reached: string) =>
    `round((${reached}) * ${sum} / nullif(sum(${weight}) over (partition by document_id), 0))`;
  const reached = `sum(${weight}) over (partition by document_id order by position, line_id)`;
  return `coalesce(${upTo(reached)} - ${upTo(`${reached} - ${weight}`)}, 0)`;
};

/** Invoices less credit notes of some days, by month, practitioner and service; twice the first and the last day. */
export const askedSql = `
  with documents as (
    select i.tenant_id, i.id as document_id, i.id as invoice_id, false as is_credit, i.issued_on, i.currency, i.prices_include_tax, i.net, i.total
    from clinic.invoices i where i.status = 'issued' and i.issued_on >= ? and i.issued_on <= ?
    union all
    select c.tenant_id, c.id, c.invoice_id, true, c.issued_on, i.currency, i.prices_include_tax, -c.net, -c.total
    from clinic.credit_notes c join clinic.invoices i on i.tenant_id = c.tenant_id and i.id = c.invoice_id
    where c.issued_on >= ? and c.issued_on <= ?
  ), parts as (
    select d.*, l.id as line_id, l.position, l.practitioner_id, l.service_id, l.amount, l.tax_rate
    from documents d join clinic.invoice_lines l on l.tenant_id = d.tenant_id and l.invoice_id = d.invoice_id and l.deleted_at is null
    where not d.is_credit
    union all
    select d.*, l.id, l.position, l.practitioner_id, l.service_id, k.amount, l.tax_rate
    from documents d join clinic.credit_lines k on k.tenant_id = d.tenant_id and k.credit_note_id = d.document_id
      join clinic.invoice_lines l on l.tenant_id = k.tenant_id and l.id = k.line_id
    where d.is_credit
  ), weighed as (
    select p.*, case when prices_include_tax then amount * 10000.0 / (10000 + tax_rate) else amount end as net_weight,
      case when prices_include_tax then amount else amount * (10000 + tax_rate) / 10000.0 end as total_weight
    from parts p
  ), shared as (
    select currency, to_char(issued_on, 'YYYY-MM') as month, practitioner_id, service_id,
      ${share('net', 'net_weight')} as net, ${share('total', 'total_weight')} as total
    from weighed
  )
  select case when is_month = 0 then 'month' when is_practitioner = 0 then 'practitioner' when is_service = 0 then 'service' else 'all' end as of,
    currency, month, ${practitioner}, ${service}, net, total
  from (
    select currency, month, practitioner_id, service_id, sum(net) as net, sum(total) as total,
      grouping(month) as is_month, grouping(practitioner_id) as is_practitioner, grouping(service_id) as is_service
    from shared
    group by grouping sets ((currency), (currency, month), (currency, practitioner_id), (currency, service_id))
  ) summed`;

/** What came in and went back on some days. */
export const movedSql = `
  select currency, to_char(received_on, 'YYYY-MM') as month, method,
    coalesce(sum(amount) filter (where amount > 0), 0) as received,
    coalesce(-sum(amount) filter (where amount < 0), 0) as refunded
  from clinic.payments where received_on >= ? and received_on <= ?
  group by 1, 2, 3 order by 1, 2, 3`;
