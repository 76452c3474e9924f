import { z } from 'zod';
import { LocalDate } from '../../../shared/scalars.ts';

export const MoneyTab = z.enum(['owed', 'billed', 'spent', 'ledger']);
export type MoneyTab = z.output<typeof MoneyTab>;

/** What the address of the page carries: of what is owed, the last day counts. */
export const MoneySearch = z.object({
  tab: MoneyTab.optional().catch(undefined),
  from: LocalDate.optional().catch(undefined),
  to: LocalDate.optional().catch(undefined),
});
export type MoneySearch = z.output<typeof MoneySearch>;
