import type { TriggerDef } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Patient } from '../patients/patient.entity.ts';

/** What every part of a patient's record has; who sees the patient sees it (server/data/records/facility-scope.ts). */
export const partSchema = <Table extends string>(tableName: Table) => ({
  ...{ schema: 'clinic', tableName, extends: TenantEntity },
  indexes: [{ properties: ['tenantId' as const, 'patient' as const, 'createdAt' as const, 'id' as const] }],
});

export const ofPatient = { patient: () => belongsTo(Patient, 'patient_id') };

/** Which columns of a part patients change themselves in the portal; new ones they add where only updates are looked at. */
export const keepsOwn = (
  table: 'patient_addresses' | 'patient_contacts',
  events: ('insert' | 'update')[],
  columns: string[],
): TriggerDef<object> => ({
  ...{ name: 'keep_own', timing: 'before', events },
  expression: `create trigger "keep_own" before ${events.join(' or ')} on "clinic"."${table}" for each row execute function security.keep_own(${columns.map(column => `'${column}'`).join(', ')})`,
});
