import { defineEntity, p } from '@mikro-orm/core';
import { sealedJson, sealedText } from '../../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Refusal } from '../../../errors.ts';
import type { Sides } from '../../e-invoices/sides.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { balanced, before } from './ledger-triggers.ts';
import { calledByNumber, referenceOf } from './reference-check.ts';

const PREFIX = 'INV';

const schema = defineEntity({
  name: 'Invoice',
  schema: 'clinic',
  tableName: 'invoices',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'createdAt', 'id'] }, { properties: ['tenantId', 'issuedOn', 'id'] }],
  uniques: [{ name: 'invoices_number_once', properties: ['tenantId', 'number'] }],
  checks: [
    { name: 'invoices_status_known', expression: i => oneOf(i.status, ['draft', 'issued']) },
    // All that it says comes with its number, which a draft has not (MY2, MY4).
    {
      name: 'invoices_issued_as_a_whole',
      expression: () =>
        `num_nonnulls(number, reference, issued_on, recipient, seller) = case when status = 'issued' then 5 else 0 end and (status = 'draft' or due_on is not null)`,
    },
    { name: 'invoices_called_by_number', expression: i => calledByNumber(PREFIX, i.reference, i.number) },
    { name: 'invoices_issued_stay', expression: i => `${i.deletedAt} is null or ${i.status} = 'draft'` },
    { name: 'invoices_due_after_issued', expression: i => `${i.dueOn} >= ${i.issuedOn}` },
    {
      name: 'invoices_sums',
      expression: i => `${i.net} >= 0 and ${i.tax} >= 0 and ${i.total} = ${i.net} + ${i.tax}`,
    },
  ],
  triggers: [before('keep_invoice', 'invoices', ['insert', 'update']), balanced('invoices')],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    status: p.text().$type<'draft' | 'issued'>().default('draft'),
    number: p.integer().nullable(),
    reference: p.text().nullable(),
    currency: p.text(),
    /** Whether the prices of its lines include their tax (MY9). */
    pricesIncludeTax: p.boolean(),
    issuedOn: p.date().nullable(),
    dueOn: p.date().nullable(),
    note: sealedText().nullable(),
    recipient: sealedText().nullable(),
    recipientAddress: sealedText().nullable(),
    seller: p.text().nullable(),
    sellerAddress: p.text().nullable(),
    /** Both of them in the parts that an e-invoice has; none of what was issued before there were any. */
    sides: sealedJson<Sides>().nullable(),
    /** Minor units of `currency`; as the lines say, whoever asks. */
    net: p.bigint('number').default(0),
    tax: p.bigint('number').default(0),
    total: p.bigint('number').default(0),
  },
});

/** What it says when it is issued. */
interface Issue {
  number: number;
  issuedOn: string;
  dueOn: string;
  recipient: string;
  recipientAddress: string | null;
  seller: string;
  sellerAddress: string | null;
  sides: Sides;
}

/** A bill. Issued, it is never changed again: what was wrong is taken back by a credit note. */
export class Invoice extends schema.class {
  issue(says: Issue): void {
    Object.assign(this, says, { status: 'issued', reference: referenceOf(PREFIX, says.number) });
  }

  expectDraft(): void {
    if (this.status === 'issued')
      throw new Refusal('This invoice was issued already, as {reference}.', {
        reference: this.reference ?? '',
      });
  }

  expectIssued(): void {
    if (this.status !== 'issued') throw new Refusal('This invoice is a draft. Please issue it first.');
  }
}
schema.setClass(Invoice);
