import type { z } from 'zod';
import type { FaultsQuery } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { toCsv } from '../../data/lists/csv.ts';
import { sortedBy } from '../../data/lists/list-of.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { ImportRow } from './import-row.entity.ts';
import { PatientImport } from './patient-import.entity.ts';

const byNumber = sortedBy(['number']);

/** Headings as names of properties: those that come twice are told apart. */
const columnsOf = (headings: readonly string[]): string[] => [
  ...headings.map((_, at) => `${at}`),
  'what is wrong',
];

/**
 * Some of the rows that were not imported, as CSV: the cells as they were sent, then what is wrong. Corrected there, it can be
 * sent again as it is, for the last column is left out by its heading.
 */
export const faultsOf = async (em: ClinicEm, { id, ...request }: z.output<typeof FaultsQuery>) => {
  const { headings, reading } = await em.findOneOrFail(PatientImport, { id });
  const query = em.createQueryBuilder(ImportRow, 'r').select('*');
  await query.applyFilters();
  query.andWhere({ import: { id }, reading, isMade: false, outcome: { $nin: ['new', 'changes'] } });
  const found = await onePage(query, byNumber, request).execute('all');
  const { items, nextCursor } = pageOf(found, byNumber, request);
  const columns = columnsOf(headings ?? []);
  const heading = Object.fromEntries(
    columns.map((column, at) => [column, headings?.[at] ?? t('What is wrong')]),
  );
  const rows = items.map(({ cells, faults }) =>
    Object.fromEntries(
      columns.map((column, at) => [column, headings?.[at] === undefined ? faults.join(' ') : cells[at]]),
    ),
  );
  const all = request.cursor ? rows : [heading, ...rows];
  return { csv: toCsv(all, columns, false), rows: rows.length, nextCursor };
};
