import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../records/facility-scope.ts';
import { TrailEntry } from '../records/trail-entry.ts';
import { dueWork, removedAfter } from '../records/work-policies.ts';

const schema = defineEntity({
  name: 'AccessEntry',
  schema: 'clinic',
  tableName: 'access_entries',
  extends: TrailEntry,
  indexes: [{ properties: ['tenantId', 'at', 'id'] }],
  // Patients read who saw them.
  policies: [
    boundReaders(
      entry =>
        `${entry.actorId} = (select security.current_actor()) or (select security.own_patient()) = any (${entry.patientIds})`,
    ),
    dueWork,
    removedAfter('at', '3 years'),
  ],
  properties: {
    /** The patients whose data the answer held. */
    patientIds: p.array().columnType('uuid[]').$type<string[]>(),
  },
});

/** Who saw whose data, and through which procedure (AUD-3). */
export class AccessEntry extends schema.class {}
schema.setClass(AccessEntry);
