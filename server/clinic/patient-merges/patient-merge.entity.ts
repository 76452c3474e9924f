import { defineEntity, p } from '@mikro-orm/core';
import { sealedJson } from '../../data/forms/sealed-column.ts';
import { belongsTo, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { KeptField } from './fields.ts';

/** A row that came from the other patient, and what it was before, where it did not come as it was. */
export interface Moved {
  entity: string;
  id: string;
  /** It was live, and is in the trash because the kept one has the same. */
  isDouble?: true;
  /** It was a primary address, and the kept one has another of its kind. */
  wasPrimary?: true;
}

export type Taken = Partial<Record<KeptField, { from: unknown; to: unknown }>>;

/** A part that the merge made of what only one of can be kept. */
export interface Made {
  entity: 'PatientContact' | 'PatientIdentifier';
  id: string;
}

const schema = defineEntity({
  name: 'PatientMerge',
  schema: 'clinic',
  tableName: 'patient_merges',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'patient', 'createdAt', 'id'] },
    { properties: ['tenantId', 'createdAt', 'id'] },
  ],
  uniques: [
    {
      name: 'patient_merges_once',
      properties: ['tenantId', 'merged'],
      where: { deletedAt: null, undoneAt: null },
    },
  ],
  checks: [{ name: 'patient_merges_of_two', expression: () => 'patient_id <> merged_id' }],
  properties: {
    /** The one who is kept. */
    patient: () => belongsTo(Patient, 'patient_id').comment(WRITTEN_ONCE),
    merged: () => belongsTo(Patient, 'merged_id').comment(WRITTEN_ONCE),
    moved: sealedJson<Moved[]>(),
    taken: sealedJson<Taken>(),
    made: sealedJson<Made[]>(),
    undoneAt: p.datetime(3).nullable(),
  },
});

/** That two records were one person's: what became of the other one's, so that it can be put back exactly (P2). */
export class PatientMerge extends schema.class {
  undo(now = new Date()): void {
    if (this.undoneAt) throw new Refusal('This merge was undone already.');
    this.undoneAt = now;
  }
}
schema.setClass(PatientMerge);
