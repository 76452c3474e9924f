import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../records/facility-scope.ts';
import { belongsTo, TenantScoped, WRITTEN_ONCE } from '../records/tenant-entity.ts';
import { dueWork, removedAfter } from '../records/work-policies.ts';
import { Seal } from './seal.entity.ts';

/** When the newest entry was written that its seal seals. */
const SEALED_UNTIL =
  '(select s.until from clinic.seals s where s.tenant_id = sealed_entries.tenant_id and s.id = sealed_entries.seal_id)';

const schema = defineEntity({
  name: 'SealedEntry',
  schema: 'clinic',
  tableName: 'sealed_entries',
  extends: TenantScoped,
  uniques: [{ name: 'sealed_entries_in_order', properties: ['tenantId', 'seal', 'position'] }],
  checks: [{ name: 'sealed_entries_hash', expression: e => `length(${e.hash}) = 32` }],
  policies: [
    boundReaders(() => `current_user = 'medflow_owner'`),
    dueWork,
    removedAfter(SEALED_UNTIL, '3 years'),
  ],
  properties: {
    seal: () => belongsTo(Seal, 'seal_id').comment(WRITTEN_ONCE),
    /** Its leaf of the Merkle tree, from 0. */
    position: p.integer().comment(WRITTEN_ONCE),
    /** SHA-256 of all that the entry says. */
    hash: p.blob().comment(WRITTEN_ONCE),
  },
});

/** An entry of a trail, by its own id, as it was when it was sealed. */
export class SealedEntry extends schema.class {}
schema.setClass(SealedEntry);
