import {
  CsvFile,
  SystemAuditExport,
  SystemAuditPage,
  SystemAuditQuery,
} from '../../../shared/platform/system-audit.ts';
import { router } from '../../api/trpc.ts';
import { toCsv } from '../../data/lists/csv.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';
import { exportedColumns, matchingEntries, withClinics } from './system-audit.ts';

/** A file that is longer than this is asked for in spans of days. */
const MOST_ROWS = 10_000;

export const systemAudit = router({
  search: reads('audit:read', SystemAuditQuery, SystemAuditPage).query(async ({ ctx: { em }, input }) => {
    const query = onePage(matchingEntries(em, input), newestCreated, input);
    const page = pageOf(await query.getResult(), newestCreated, input);
    return { ...page, items: await withClinics(em, page.items) };
  }),

  exportCsv: reads('audit:read', SystemAuditExport, CsvFile).query(async ({ ctx: { em }, input }) => {
    const query = matchingEntries(em, input).orderBy([{ createdAt: 'desc' }, { id: 'desc' }]);
    return { csv: toCsv(await withClinics(em, await query.limit(MOST_ROWS).getResult()), exportedColumns) };
  }),
});
