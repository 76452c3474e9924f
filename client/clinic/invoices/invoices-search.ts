import { z } from 'zod';
import { InvoiceState } from '../../../shared/clinic/invoices.ts';
import { Flag } from '../../../shared/scalars.ts';
import { OpenRecord } from '../../ui/tables/open-record.ts';

export const InvoicesSearch = z.object({
  state: InvoiceState.optional().catch(undefined),
  overdue: Flag.optional().catch(undefined),
  /** The invoice that is open. */
  open: OpenRecord,
});
