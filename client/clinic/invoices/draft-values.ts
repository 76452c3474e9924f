import type { z } from 'zod';
import { type Invoice, InvoiceChange } from '../../../shared/clinic/invoices.ts';
import { Id } from '../../../shared/scalars.ts';

/** What the form of a draft holds. */
export const DraftValues = InvoiceChange.omit({ id: true, version: true }).extend({ patientId: Id });
type Given = z.input<typeof InvoiceChange>['lines'][number];
export type DraftValues = {
  patientId: string;
  dueOn: string;
  note: string;
  lines: (Required<Omit<Given, 'lineId'>> & { lineId: string | undefined })[];
};

export const emptyLine = (today: string): DraftValues['lines'][number] => ({
  ...{ lineId: undefined, description: '', visitedOn: today, quantity: 1000, unitPrice: 0 },
  ...{ discountKind: 'none', discount: 0, tax: '', serviceId: null, practitionerId: null },
});

export const valuesOf = (invoice: Invoice | undefined, today: string): DraftValues => ({
  patientId: invoice?.patient.id ?? '',
  dueOn: invoice?.dueOn ?? '',
  note: invoice?.note ?? '',
  lines: invoice?.lines.map(line => ({
    ...{ lineId: line.id, description: line.description, visitedOn: line.visitedOn },
    ...{ quantity: line.quantity, unitPrice: line.unitPrice, discountKind: line.discountKind },
    ...{ discount: line.discount, tax: line.taxName ?? '' },
    ...{ serviceId: line.serviceId, practitionerId: line.practitionerId },
  })) ?? [emptyLine(today)],
});
