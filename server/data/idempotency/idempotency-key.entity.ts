import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../records/facility-scope.ts';
import { TenantScoped } from '../records/tenant-entity.ts';

/** How long a change can be sent again; afterwards its key is forgotten, and the answer with it. */
export const KEPT = "'24:00:00'::interval";

const schema = defineEntity({
  name: 'IdempotencyKey',
  schema: 'clinic',
  tableName: 'idempotency_keys',
  extends: TenantScoped,
  // Two callers who choose the same key must neither meet nor learn of each other.
  uniques: [{ name: 'idempotency_keys_claimed_once', properties: ['tenantId', 'actorId', 'keyHash'] }],
  indexes: [{ name: 'idempotency_keys_by_age', properties: ['claimedAt'] }],
  policies: [
    boundReaders(
      key => `${key.actorId} = (select security.current_actor()) or current_user = 'medflow_owner'`,
    ),
    // For `security.forget_idempotency_keys()`, which the owner runs; no role that serves may delete.
    {
      name: 'expired',
      roles: ['medflow_owner'],
      using: key => `${key.claimedAt} < now() - ${KEPT}`,
      check: 'false',
    },
  ],
  properties: {
    /** The member, the service account or the support grant that sent it. */
    actorId: p.uuid(),
    /** SHA-256 of the key, because callers may put anything into theirs. */
    keyHash: p.blob(),
    claimedAt: p.datetime(3).defaultRaw('now()'),
    /** What was asked and answered, sealed for this row alone: answers hold patient data and secrets shown once. */
    sealed: p.text(),
  },
});

/** A change that was made, by the key its caller gave it (OPS-8). Not audited: the change itself is. */
export class IdempotencyKey extends schema.class {}
schema.setClass(IdempotencyKey);
