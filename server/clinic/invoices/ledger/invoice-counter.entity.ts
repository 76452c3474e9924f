import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../../../data/records/facility-scope.ts';
import { oneOf, TenantScoped } from '../../../data/records/tenant-entity.ts';

/** Documents of each kind are numbered by themselves. */
const numberSeries = ['invoice', 'credit_note', 'receipt', 'expense'] as const;
export type NumberSeries = (typeof numberSeries)[number];

const schema = defineEntity({
  name: 'InvoiceCounter',
  schema: 'clinic',
  tableName: 'invoice_counters',
  extends: TenantScoped,
  uniques: [{ name: 'invoice_counters_once', properties: ['tenantId', 'series'] }],
  checks: [
    { name: 'invoice_counters_series_known', expression: c => oneOf(c.series, numberSeries) },
    { name: 'invoice_counters_not_negative', expression: c => `${c.lastNumber} >= 0` },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`)],
  properties: {
    series: p.text().$type<NumberSeries>(),
    lastNumber: p.integer(),
  },
});

/**
 * The last number that a clinic gave in a series. Locked by whoever is about to give the next, and counted up by the triggers of
 * what bears it alone, so that there is no gap and no double (MY1).
 */
export class InvoiceCounter extends schema.class {}
schema.setClass(InvoiceCounter);
