import { z } from 'zod';
import { ExpenseCategory, ExpenseStatus } from '../../../shared/clinic/expenses.ts';
import { addDays, addMonths } from '../../ui/formats/clinic-time.ts';
import { OpenRecord } from '../../ui/tables/open-record.ts';

/** What the address of the page carries. */
export const ExpensesSearch = z.object({
  status: ExpenseStatus.optional().catch(undefined),
  category: ExpenseCategory.optional().catch(undefined),
  /** Such as `2026-11`. */
  month: z
    .string()
    .regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
  /** The expense that is open. */
  open: OpenRecord,
});

/** The days of a month, both included. */
export const daysOf = (month: string | undefined): { from?: string; to?: string } => {
  if (!month) return {};
  const from = `${month}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
};

/** So many months back from the one of a day, the last one first. */
export const monthsUpTo = (today: string, count: number): string[] =>
  Array.from({ length: count }, (_, back) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7));
