import { defineEntity, p } from '@mikro-orm/core';
import { sealedText } from '../../../data/forms/sealed-column.ts';
import { belongsTo, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Invoice } from './invoice.entity.ts';
import { balanced, before, keptLedger } from './ledger-triggers.ts';
import { calledByNumber } from './reference-check.ts';

export const CREDIT_PREFIX = 'CN';

const schema = defineEntity({
  name: 'CreditNote',
  schema: 'clinic',
  tableName: 'credit_notes',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'issuedOn', 'id'] }],
  uniques: [{ name: 'credit_notes_number_once', properties: ['tenantId', 'number'] }],
  checks: [
    {
      name: 'credit_notes_called_by_number',
      expression: c => calledByNumber(CREDIT_PREFIX, c.reference, c.number),
    },
    { name: 'credit_notes_stay', expression: c => `${c.deletedAt} is null` },
    {
      name: 'credit_notes_sums',
      expression: c => `${c.net} >= 0 and ${c.tax} >= 0 and ${c.total} = ${c.net} + ${c.tax}`,
    },
  ],
  triggers: [
    before('take_number', 'credit_notes', ['insert'], 'credit_note'),
    keptLedger('credit_notes'),
    balanced('credit_notes'),
  ],
  properties: {
    invoice: () => belongsTo(Invoice, 'invoice_id'),
    patient: () => belongsTo(Patient, 'patient_id'),
    number: p.integer(),
    reference: p.text(),
    issuedOn: p.date(),
    reason: sealedText(),
    net: p.bigint('number'),
    tax: p.bigint('number'),
    total: p.bigint('number'),
  },
});

/** Takes an issued bill back, as a whole or in part, by a number of its own (MY7). Its sums are above nothing. */
export class CreditNote extends schema.class {}
schema.setClass(CreditNote);
