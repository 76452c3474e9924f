import { defineEntity, p } from '@mikro-orm/core';
import { MOST_REMINDERS, ReminderWay } from '../../../../shared/clinic/invoices.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Invoice } from './invoice.entity.ts';
import { balanced, before, keptLedger } from './ledger-triggers.ts';

const schema = defineEntity({
  name: 'InvoiceReminder',
  schema: 'clinic',
  tableName: 'invoice_reminders',
  extends: TenantEntity,
  uniques: [{ name: 'invoice_reminders_level_once', properties: ['tenantId', 'invoice', 'level'] }],
  checks: [
    {
      name: 'invoice_reminders_level_known',
      expression: r => `${r.level} >= 1 and ${r.level} <= ${MOST_REMINDERS}`,
    },
    { name: 'invoice_reminders_how_known', expression: r => oneOf(r.how, ReminderWay.options) },
    { name: 'invoice_reminders_pay_later', expression: r => `${r.payBy} > ${r.sentOn}` },
    { name: 'invoice_reminders_stay', expression: r => `${r.deletedAt} is null` },
  ],
  triggers: [
    before('keep_reminder', 'invoice_reminders', ['insert']),
    keptLedger('invoice_reminders'),
    balanced('invoice_reminders'),
  ],
  properties: {
    invoice: () => belongsTo(Invoice, 'invoice_id'),
    patient: () => belongsTo(Patient, 'patient_id'),
    /** The first, the second or the third one. */
    level: p.integer(),
    sentOn: p.date(),
    how: p.text().$type<ReminderWay>(),
    /** What was owed then, in minor units of the invoice's currency. */
    balance: p.bigint('number'),
    /** Until when it is to be paid instead. */
    payBy: p.date(),
  },
});

/** That somebody was asked again for what they owe. Rows are only gained. */
export class InvoiceReminder extends schema.class {}
schema.setClass(InvoiceReminder);
