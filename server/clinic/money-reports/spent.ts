import { z } from 'zod';
import { ExpenseCategory } from '../../../shared/clinic/expenses.ts';
import type { Spent, SpentReport } from '../../../shared/clinic/money-reports.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { monthsOf, type Span } from './months.ts';

const Amount = z.coerce.number();

const Asked = z.object({
  of: z.enum(['all', 'month', 'category', 'facility']),
  currency: z.string(),
  month: z.string().nullable(),
  category: ExpenseCategory.nullable(),
  facility: z.object({ id: z.string(), name: z.string() }).nullable(),
  ...{ net: Amount, total: Amount },
});
type Asked = z.output<typeof Asked>;

const Paid = z.object({ currency: z.string(), month: z.string(), paid: Amount });
const Unpaid = z.object({ currency: z.string(), unpaid: Amount });

/** What was approved and is of some days, less what takes some of it back, by month, category and facility. */
const askedSql = `
  select case when is_month = 0 then 'month' when is_category = 0 then 'category' when is_facility = 0 then 'facility' else 'all' end as of,
    currency, month, category,
    (select jsonb_build_object('id', f.id, 'name', f.name) from clinic.facilities f where f.id = summed.facility_id) as facility, net, total
  from (
    select currency, month, category, facility_id, sum(total - tax) as net, sum(total) as total,
      grouping(month) as is_month, grouping(category) as is_category, grouping(facility_id) as is_facility
    from (
      select e.currency, to_char(e.spent_on, 'YYYY-MM') as month, e.category, e.facility_id, e.total, e.tax
      from clinic.expenses e where e.status in ('approved', 'paid') and e.spent_on >= ? and e.spent_on <= ?
    ) spent
    group by grouping sets ((currency), (currency, month), (currency, category), (currency, facility_id))
  ) summed`;

const paidSql = `
  select currency, to_char(paid_on, 'YYYY-MM') as month, sum(total) as paid
  from clinic.expenses where status = 'paid' and paid_on >= ? and paid_on <= ? group by 1, 2`;

/** Of all rows up to a day, which is named twice. */
const unpaidSql = `
  select currency, coalesce(sum(total) filter (where spent_on <= ?), 0) - coalesce(sum(total) filter (where paid_on <= ?), 0) as unpaid
  from clinic.expenses where status in ('approved', 'paid') group by 1`;

const sumsOf = ({ net, total }: { net: number; total: number }) => ({ net, tax: total - net, total });
const nothing = { net: 0, total: 0 };
const largestFirst = <Row extends { total: number }>(rows: Row[]): Row[] =>
  rows.sort((a, b) => b.total - a.total);

const spentIn = (
  currency: string,
  { asked, paid, unpaid }: { asked: Asked[]; paid: z.output<typeof Paid>[]; unpaid: number },
  months: string[],
): Spent => {
  const of = (kind: Asked['of']) => asked.filter(row => row.of === kind);
  const byMonth = new Map(of('month').map(row => [row.month, row]));
  const paidIn = new Map(paid.map(row => [row.month, row.paid]));
  return {
    ...{ currency, ...sumsOf(of('all')[0] ?? nothing), unpaid },
    paid: paid.reduce((sum, row) => sum + row.paid, 0),
    months: months.map(month => ({
      ...{ month, ...sumsOf(byMonth.get(month) ?? nothing), paid: paidIn.get(month) ?? 0 },
    })),
    byCategory: largestFirst(
      of('category').flatMap(({ category, ...row }) => (category ? [{ category, ...sumsOf(row) }] : [])),
    ),
    byFacility: largestFirst(of('facility').map(row => ({ facility: row.facility, ...sumsOf(row) }))),
  };
};

/** What a clinic spent on some days and paid on them, in its currency whether or not there is any, and in others where there is. */
export const spentReport = async (
  em: ClinicEm,
  span: Span,
  clinic: { currency: string },
): Promise<z.input<typeof SpentReport>> => {
  const { from, to } = span;
  const asked = Map.groupBy(await inClinic(em, Asked, askedSql, [from, to]), row => row.currency);
  const paid = Map.groupBy(await inClinic(em, Paid, paidSql, [from, to]), row => row.currency);
  const unpaid = new Map(
    (await inClinic(em, Unpaid, unpaidSql, [to, to])).map(row => [row.currency, row.unpaid]),
  );
  const owing = [...unpaid].flatMap(([currency, amount]) => (amount === 0 ? [] : currency));
  const others = new Set([...asked.keys(), ...paid.keys(), ...owing]);
  others.delete(clinic.currency);
  return {
    items: [clinic.currency, ...[...others].sort()].map(currency =>
      spentIn(
        currency,
        {
          ...{ asked: asked.get(currency) ?? [], paid: paid.get(currency) ?? [] },
          unpaid: unpaid.get(currency) ?? 0,
        },
        monthsOf(span),
      ),
    ),
  };
};
