import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Patient } from '../patients/patient.entity.ts';

/** What every part of a patient's record has; who sees the patient sees it (server/data/records/facility-scope.ts). */
export const partSchema = <Table extends string>(tableName: Table) => ({
  ...{ schema: 'clinic', tableName, extends: TenantEntity },
  indexes: [{ properties: ['tenantId' as const, 'patient' as const, 'createdAt' as const, 'id' as const] }],
});

export const ofPatient = { patient: () => belongsTo(Patient, 'patient_id') };
