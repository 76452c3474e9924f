import { defineEntity, p } from '@mikro-orm/core';
import { TaxCategory } from '../../../../shared/clinic/tax-rates.ts';
import { amountsOf, type DiscountKind, discountKinds } from '../../../../shared/invoice-totals.ts';
import { sealedText } from '../../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Refusal } from '../../../errors.ts';
import { Booking } from '../../bookings/booking/booking.entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Service } from '../../services/service.entity.ts';
import { User } from '../../users/user.entity.ts';
import { Invoice } from './invoice.entity.ts';
import { balanced, before } from './ledger-triggers.ts';

const GROSS = 'round(quantity::numeric * unit_price / 1000)';

const schema = defineEntity({
  name: 'InvoiceLine',
  schema: 'clinic',
  tableName: 'invoice_lines',
  extends: TenantEntity,
  uniques: [
    {
      // A visit is on one line that is not taken back (MY36).
      name: 'invoice_lines_booking_once',
      properties: ['tenantId', 'booking'],
      where: { deletedAt: null, isTakenBack: false },
    },
  ],
  checks: [
    { name: 'invoice_lines_discount_known', expression: l => oneOf(l.discountKind, discountKinds) },
    { name: 'invoice_lines_category_known', expression: l => oneOf(l.taxCategory, TaxCategory.options) },
    {
      name: 'invoice_lines_within',
      expression: l =>
        `${l.quantity} >= 1 and ${l.quantity} <= 1000000 and ${l.unitPrice} >= 0 and ${l.unitPrice} <= 1000000000000 and ${l.taxRate} >= 0 and ${l.taxRate} <= 10000 and (coalesce(${l.taxCategory}, '') = 'S') = (${l.taxRate} > 0)`,
    },
    {
      name: 'invoice_lines_tax_named',
      expression: l => `(${l.taxName} is null) = (${l.taxCategory} is null)`,
    },
    {
      name: 'invoice_lines_amount',
      expression: l =>
        `${l.discount} >= 0 and ${l.amount} >= 0 and ${l.amount} = ${GROSS} - case ${l.discountKind} when 'amount' then ${l.discount} when 'percent' then round(${GROSS} * ${l.discount} / 10000) else 0 end`,
    },
    {
      name: 'invoice_lines_taken_back',
      expression: l =>
        `${l.takenBack} >= 0 and ${l.takenBack} <= ${l.amount} and (not ${l.isTakenBack} or ${l.takenBack} = ${l.amount})`,
    },
  ],
  triggers: [before('keep_invoice_line', 'invoice_lines', ['insert', 'update']), balanced('invoice_lines')],
  properties: {
    invoice: () => belongsTo(Invoice, 'invoice_id'),
    patient: () => belongsTo(Patient, 'patient_id'),
    booking: () => belongsTo(Booking, 'booking_id').nullable(),
    service: () => belongsTo(Service, 'service_id').nullable(),
    practitioner: () => belongsTo(User, 'practitioner_id').nullable(),
    position: p.integer(),
    description: sealedText(),
    visitedOn: p.date(),
    /** Thousandths. */
    quantity: p.integer(),
    unitPrice: p.bigint('number'),
    discountKind: p.text().$type<DiscountKind>(),
    discount: p.bigint('number'),
    /** What it comes to; minor units. */
    amount: p.bigint('number').default(0),
    taxName: p.text().nullable(),
    taxCategory: p.text().$type<TaxCategory>().nullable(),
    /** Hundredths of a percent. */
    taxRate: p.integer(),
    taxReason: p.text().nullable(),
    /** How much of it credit notes took back. */
    takenBack: p.bigint('number').default(0),
    /** Nothing of it is asked for any more, and its booking may be billed again. */
    isTakenBack: p.boolean().default(false),
  },
});

/** What a bill asks for, with the tax that counted on its day. */
export class InvoiceLine extends schema.class {
  /** Works out what it comes to. */
  price(): void {
    const { gross, discount, amount } = amountsOf(this);
    if (discount > gross) throw new Refusal('A discount cannot be more than what it is taken off.');
    this.amount = amount;
  }

  takeBack(amount: number): void {
    if (amount > this.amount - this.takenBack || this.isTakenBack)
      throw new Refusal('More cannot be credited than is left of a line.');
    this.takenBack += amount;
    this.isTakenBack = this.takenBack === this.amount;
  }
}
schema.setClass(InvoiceLine);
