import { z } from 'zod';
import { PaymentMethod } from '../../../shared/clinic/invoices.ts';
import type { Billed, BilledReport } from '../../../shared/clinic/money-reports.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { askedSql, movedSql } from './billed-sql.ts';
import { monthsOf, type Span } from './months.ts';

const Amount = z.coerce.number();
const Named = z.object({ id: z.string(), name: z.string() });

const Asked = z.object({
  of: z.enum(['all', 'month', 'practitioner', 'service']),
  currency: z.string(),
  month: z.string().nullable(),
  practitioner: Named.nullable(),
  service: Named.nullable(),
  ...{ net: Amount, total: Amount },
});

const Moved = z.object({
  currency: z.string(),
  month: z.string(),
  method: PaymentMethod,
  ...{ received: Amount, refunded: Amount },
});
type Moved = z.output<typeof Moved>;

const sumsOf = ({ net, total }: { net: number; total: number }) => ({ net, tax: total - net, total });
const nothing = { net: 0, total: 0 };

const movedIn = (rows: Moved[]) => ({
  received: rows.reduce((sum, { received }) => sum + received, 0),
  refunded: rows.reduce((sum, { refunded }) => sum + refunded, 0),
});

const largestFirst = <Row extends { total: number }>(rows: Row[]): Row[] =>
  rows.sort((a, b) => b.total - a.total);

const billedIn = (
  currency: string,
  asked: z.output<typeof Asked>[],
  moved: Moved[],
  months: string[],
): Billed => {
  const of = (kind: (typeof asked)[number]['of']) => asked.filter(row => row.of === kind);
  const byMonth = new Map(of('month').map(row => [row.month, row]));
  const byMethod = Map.groupBy(moved, ({ method }) => method);
  return {
    ...{ currency, ...sumsOf(of('all')[0] ?? nothing), ...movedIn(moved) },
    months: months.map(month => ({
      ...{ month, ...sumsOf(byMonth.get(month) ?? nothing) },
      ...movedIn(moved.filter(row => row.month === month)),
    })),
    byPractitioner: largestFirst(
      of('practitioner').map(row => ({ practitioner: row.practitioner, ...sumsOf(row) })),
    ),
    byService: largestFirst(of('service').map(row => ({ service: row.service, ...sumsOf(row) }))),
    byMethod: [...byMethod].map(([method, rows]) => ({ method, ...movedIn(rows) })),
  };
};

/**
 * What was asked for and what came in on some days, each by its own day (MY29), in the clinic's currency whether or not there is
 * any, and in others where there is.
 */
export const billedReport = async (
  em: ClinicEm,
  span: Span,
  clinic: { currency: string },
): Promise<z.input<typeof BilledReport>> => {
  const { from, to } = span;
  const asked = Map.groupBy(await inClinic(em, Asked, askedSql, [from, to, from, to]), row => row.currency);
  const moved = Map.groupBy(await inClinic(em, Moved, movedSql, [from, to]), row => row.currency);
  const others = new Set([...asked.keys(), ...moved.keys()]);
  others.delete(clinic.currency);
  return {
    items: [clinic.currency, ...[...others].sort()].map(each =>
      billedIn(each, asked.get(each) ?? [], moved.get(each) ?? [], monthsOf(span)),
    ),
  };
};
