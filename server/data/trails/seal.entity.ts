import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../records/facility-scope.ts';
import { TenantScoped, WRITTEN_ONCE } from '../records/tenant-entity.ts';
import { dueWork } from '../records/work-policies.ts';

const schema = defineEntity({
  name: 'Seal',
  schema: 'clinic',
  tableName: 'seals',
  extends: TenantScoped,
  // Of two that seal at once one gets the number, and the other seals nothing.
  uniques: [{ name: 'seals_number_unique', properties: ['tenantId', 'number'] }],
  indexes: [{ properties: ['tenantId', 'until'] }],
  checks: [
    { name: 'seals_numbered', expression: s => `${s.number} > 0` },
    { name: 'seals_of_entries', expression: s => `${s.entries} > 0` },
    { name: 'seals_hashes', expression: s => `length(${s.root}) = 32 and length(${s.previous}) = 32` },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), dueWork],
  properties: {
    /** One after the other in each clinic, from 1. */
    number: p.integer().comment(WRITTEN_ONCE),
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    /** How many entries it seals. */
    entries: p.integer().comment(WRITTEN_ONCE),
    /** When the last of them was written. */
    until: p.datetime(3).comment(WRITTEN_ONCE),
    /** Of the Merkle tree over them. */
    root: p.blob().comment(WRITTEN_ONCE),
    /** SHA-256 of the seal before, zeros where there is none. */
    previous: p.blob().comment(WRITTEN_ONCE),
    /** Which key of the installation signed, and its Ed25519 signature. */
    keyId: p.text().comment(WRITTEN_ONCE),
    signature: p.blob().comment(WRITTEN_ONCE),
  },
});

/** What makes entries of a clinic's trails certain: whoever changes one of them, or a seal, is found out (AUD-4). */
export class Seal extends schema.class {}
schema.setClass(Seal);
