import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import {
  type ExpensePage,
  type ExpenseQuery,
  ExpenseStatus,
  type ExpenseTotals,
  type ExpenseTotalsQuery,
} from '../../../shared/clinic/expenses.ts';
import { among, equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Expense } from './expense.entity.ts';
import { shownExpenses } from './expense-view.ts';
import type { Seeing } from './seeing.ts';

const order = sortedBy(['spentOn'], { descending: true });
const select = rowsOf<{ id: string; spentOn: string }>(em =>
  em.createQueryBuilder(Expense, 'r').select(['r.id', 'r.spentOn']),
);

type Filters = z.output<typeof ExpenseTotalsQuery> & { ids?: string[] | undefined };

const narrowed = (em: ClinicEm, filters: Filters, { all }: Seeing): RawQueryFragment[] => {
  const { status, category, facilityId, from, to, ids } = filters;
  return [
    ...equal('r', { status, category, facility_id: facilityId }),
    ...equal('r', { created_by: all ? undefined : actorOf(em).userId }),
    ...(from ? [raw('r.spent_on >= ?', [from])] : []),
    ...(to ? [raw('r.spent_on <= ?', [to])] : []),
    ...among('r', ids),
  ];
};

/** A page of expenses, the last day first. */
export const listExpenses = async (
  em: ClinicEm,
  input: Omit<z.output<typeof ExpenseQuery>, 'limit'> & { limit: number; ids?: string[] | undefined },
  seeing: Seeing,
): Promise<z.input<typeof ExpensePage>> => {
  const { trashed, limit } = input;
  const conditions = [...narrowed(em, input, seeing), ...fromCursor(order, input)];
  const found = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
  const ids = found.items.map(({ id }) => id);
  const expenses = await em.find(Expense, { id: { $in: ids } }, { filters: { live: false } });
  expenses.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { ...found, items: await shownExpenses(em, expenses, seeing) };
};

const Sums = z.object({
  currency: z.string(),
  status: ExpenseStatus,
  ...{ count: z.coerce.number(), total: z.coerce.number(), tax: z.coerce.number() },
});

/** What all of the list comes to, however many pages it has. */
export const expenseTotals = async (
  em: ClinicEm,
  filters: Filters,
  seeing: Seeing,
): Promise<z.input<typeof ExpenseTotals>> => {
  const conditions = narrowed(em, filters, seeing);
  const where = ['r.deleted_at is null', ...conditions.map(({ sql }) => sql)].join(' and ');
  const items = await inClinic(
    em,
    Sums,
    `select r.currency, r.status, count(*) as count, sum(r.total) as total, sum(r.tax) as tax
     from clinic.expenses r where ${where} group by r.currency, r.status order by r.currency, r.status`,
    conditions.flatMap(({ params }) => params),
  );
  return { items };
};
