import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../records/facility-scope.ts';
import { TenantScoped, WRITTEN_ONCE } from '../records/tenant-entity.ts';
import { dueWork } from '../records/work-policies.ts';

const schema = defineEntity({
  name: 'RetiredSpan',
  schema: 'clinic',
  tableName: 'retired_spans',
  extends: TenantScoped,
  // Of two that retire at once one gets the number, and the other retires nothing.
  uniques: [{ name: 'retired_spans_number_unique', properties: ['tenantId', 'number'] }],
  checks: [{ name: 'retired_spans_numbered', expression: s => `${s.number} > 0 and ${s.upTo} > 0` }],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), dueWork],
  properties: {
    /** One after the other in each clinic, from 1. */
    number: p.integer().comment(WRITTEN_ONCE),
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    /** The number of the last seal whose entries are no longer kept. */
    upTo: p.integer().comment(WRITTEN_ONCE),
    /** When the newest of these entries was written. */
    until: p.datetime(3).comment(WRITTEN_ONCE),
    /** How long the clinic kept its trails then. */
    years: p.integer().comment(WRITTEN_ONCE),
    /** Which key of the installation signed, and its Ed25519 signature. */
    keyId: p.text().comment(WRITTEN_ONCE),
    signature: p.blob().comment(WRITTEN_ONCE),
  },
});

/** Says of entries that are gone that they were too old to be kept, and not taken away by somebody (AUD-4). */
export class RetiredSpan extends schema.class {}
schema.setClass(RetiredSpan);
