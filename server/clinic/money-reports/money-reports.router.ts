import {
  BilledQuery,
  BilledReport,
  EntriesQuery,
  EntryPage,
  OwedQuery,
  OwedReport,
  SpentQuery,
  SpentReport,
} from '../../../shared/clinic/money-reports.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { allowed, router } from '../../api/trpc.ts';
import { Refusal } from '../../errors.ts';
import { analytics } from '../settings/kinds.ts';
import { billedReport } from './billed.ts';
import { listEntries } from './entries.ts';
import { owedReport } from './owed.ts';
import { spentReport } from './spent.ts';

const report = { isReport: true } as const;
/** A part of it would be taken for the whole. */
const ofAll = { ...report, wholeClinic: true } as const;

/** What was asked for, what came in, what is owed and what was spent, out of the ledger alone (FIN-1). */
export const moneyReports = router({
  billed: allowed('billing:report', 'GET /money-reports/billed', BilledQuery, BilledReport, ofAll).query(
    async ({ ctx: { em, caller }, input }) => {
      if (!(await settingsOf(em, analytics)).values.showRevenue)
        throw new Refusal('This clinic shows nobody what it earns.');
      return billedReport(em, input, caller.clinic);
    },
  ),

  /** Who is bound to facilities sees what is owed by those whom they bill. */
  owed: allowed('billing:read', 'GET /money-reports/owed', OwedQuery, OwedReport, report).query(
    async ({ ctx: { em, caller }, input }) => owedReport(em, input, caller.clinic),
  ),

  spent: allowed('billing:report', 'GET /money-reports/spent', SpentQuery, SpentReport, ofAll).query(
    async ({ ctx: { em, caller }, input }) => spentReport(em, input, caller.clinic),
  ),

  /** Each document of the ledger, which names no patient. */
  entries: allowed('billing:report', 'GET /money-reports/entries', EntriesQuery, EntryPage, ofAll).query(
    async ({ ctx: { em }, input }) => listEntries(em, input),
  ),
});
