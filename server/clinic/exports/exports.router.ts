import { TRPCError } from '@trpc/server';
import { ExportPart, ExportQuery, ExportTables } from '../../../shared/clinic/exports.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { toCsv } from '../../data/lists/csv.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { MISSING } from '../../errors.ts';
import { exportedColumns, exportedRow, exportedTables } from './tables.ts';

const byId = { columns: [{ column: 't.id', property: 't.id' }] };

/** Whose data the rows of a table hold. */
const patientsIn = (table: string, rows: Record<string, unknown>[]): string[] =>
  rows.flatMap(row => {
    const id = table === 'patients' ? row.id : row.patient_id;
    return typeof id === 'string' ? id : [];
  });

/** Everything that a clinic keeps, to take along (TEN-2). */
export const exports = router({
  tables: allowed('clinic:export', 'GET /exports', Nothing, ExportTables, { wholeClinic: true }).query(
    ({ ctx: { planes } }) => ({
      tables: exportedTables(planes).map(({ tableName }) => tableName),
    }),
  ),

  part: allowed('clinic:export', 'GET /exports/{table}', ExportQuery, ExportPart, {
    wholeClinic: true,
    readsPatients: true,
    confirmed: true,
  }).query(async ({ ctx: { em, planes, actor }, input: { table, ...request } }) => {
    const meta = exportedTables(planes).find(({ tableName }) => tableName === table);
    if (!meta) throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
    const query = em.createQueryBuilder<{ tenantId: string; id: string }, 't'>(meta.class, 't').select('*');
    query.where({ tenantId: actor.tenantId });
    const found = await onePage(query, byId, request).execute<{ id: string }[]>('all');
    const { items, nextCursor } = pageOf(found, byId, request);
    const rows = items.map(item => exportedRow(meta, item));
    recordAccess(em, patientsIn(table, rows));
    em.create(AuditEntry, {
      ...{ action: 'EXPORT', entity: meta.className, changes: { rows: { to: rows.length } } },
    });
    return { csv: toCsv(rows, exportedColumns(meta), !request.cursor), rows: rows.length, nextCursor };
  }),
});
