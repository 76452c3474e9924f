import { defineEntity, type EntityClass, p } from '@mikro-orm/core';
import { PaymentMethod } from '../../../../shared/clinic/invoices.ts';
import { sealedText } from '../../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Invoice } from './invoice.entity.ts';
import { balanced, before, keptLedger } from './ledger-triggers.ts';
import { calledByNumber } from './reference-check.ts';

export const RECEIPT_PREFIX = 'RC';

/** Typed apart, since it refers to itself. */
const payments = (): EntityClass<{ id: string; tenantId: string }> => Payment;

const schema = defineEntity({
  name: 'Payment',
  schema: 'clinic',
  tableName: 'payments',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'receivedOn', 'id'] }],
  uniques: [{ name: 'payments_number_once', properties: ['tenantId', 'number'] }],
  checks: [
    { name: 'payments_method_known', expression: m => oneOf(m.method, PaymentMethod.options) },
    {
      name: 'payments_called_by_number',
      expression: m => calledByNumber(RECEIPT_PREFIX, m.reference, m.number),
    },
    { name: 'payments_stay', expression: m => `${m.deletedAt} is null` },
    // What is given back is a row with the other sign that names what was paid (MY17).
    {
      name: 'payments_sign',
      expression: m =>
        `${m.amount} <> 0 and abs(${m.amount}) <= 1000000000000 and (refunds_id is not null) = (${m.amount} < 0)`,
    },
  ],
  triggers: [
    before('take_number', 'payments', ['insert'], 'receipt'),
    before('keep_payment', 'payments', ['insert']),
    keptLedger('payments'),
    balanced('payments'),
  ],
  properties: {
    invoice: () => belongsTo(Invoice, 'invoice_id'),
    patient: () => belongsTo(Patient, 'patient_id'),
    refunds: () => belongsTo(payments(), 'refunds_id').nullable(),
    number: p.integer(),
    reference: p.text(),
    /** Minor units of `currency`; below nothing where it is given back. */
    amount: p.bigint('number'),
    currency: p.text(),
    method: p.text().$type<PaymentMethod>(),
    receivedOn: p.date(),
    /** What a bank or a terminal says of it. */
    note: sealedText().nullable(),
    /** Somebody said that it may be more than is due. */
    beyondDue: p.boolean().default(false),
  },
});

/** Money that came for a bill, or went back. Rows are only gained. */
export class Payment extends schema.class {}
schema.setClass(Payment);
