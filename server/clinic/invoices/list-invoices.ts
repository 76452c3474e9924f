import { raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { InvoicePage, InvoiceQuery } from '../../../shared/clinic/invoices.ts';
import { among, equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { rowsFor } from './invoice-view.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import { todayIn } from './numbers.ts';
import { CREDITED, PAID, STATE } from './sums.ts';

const order = sortedBy(['createdAt'], { descending: true });
const select = rowsOf<{ id: string; createdAt: Date }>(em =>
  em.createQueryBuilder(Invoice, 'r').select(['r.id', 'r.createdAt']),
);

type Asked = z.output<typeof InvoiceQuery> & { ids?: string[] | undefined };

/** A page of invoices, the newest first, by what became of them. */
export const listInvoices = async (
  em: ClinicEm,
  input: Asked,
  clinic: { timeZone: string },
): Promise<z.input<typeof InvoicePage>> => {
  const { state, overdue, patientId, from, to, trashed, limit } = input;
  const conditions = [
    ...equal('r', { patient_id: patientId }),
    ...among('r', input.ids),
    ...(state ? [raw(`${STATE} = ?`, [state])] : []),
    ...(overdue ? [raw(`r.due_on < ? and r.total - ${CREDITED} - ${PAID} > 0`, [todayIn(clinic)])] : []),
    ...(overdue ? [raw("r.status = 'issued'")] : []),
    ...(from ? [raw('r.issued_on >= ?', [from])] : []),
    ...(to ? [raw('r.issued_on <= ?', [to])] : []),
    ...fromCursor(order, input),
  ];
  const found = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
  const ids = found.items.map(({ id }) => id);
  const invoices = await em.find(Invoice, { id: { $in: ids } }, { filters: { live: false } });
  invoices.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { ...found, items: await rowsFor(em, invoices) };
};
