import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { CreditNote } from './credit-note.entity.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import { balanced, keptLedger } from './ledger-triggers.ts';

const schema = defineEntity({
  name: 'CreditLine',
  schema: 'clinic',
  tableName: 'credit_lines',
  extends: TenantEntity,
  uniques: [{ name: 'credit_lines_once', properties: ['tenantId', 'creditNote', 'line'] }],
  checks: [
    { name: 'credit_lines_amount', expression: c => `${c.amount} >= 0` },
    { name: 'credit_lines_stay', expression: c => `${c.deletedAt} is null` },
  ],
  triggers: [keptLedger('credit_lines'), balanced('credit_lines')],
  properties: {
    creditNote: () => belongsTo(CreditNote, 'credit_note_id'),
    line: () => belongsTo(InvoiceLine, 'line_id'),
    patient: () => belongsTo(Patient, 'patient_id'),
    amount: p.bigint('number'),
  },
});

/** How much of which line a credit note takes back. */
export class CreditLine extends schema.class {}
schema.setClass(CreditLine);
