import { defineEntity, p } from '@mikro-orm/core';
import { RowOutcome } from '../../../shared/clinic/imports.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, PROTECTED, TenantScoped } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientImport } from './patient-import.entity.ts';

const schema = defineEntity({
  name: 'ImportRow',
  schema: 'clinic',
  tableName: 'import_rows',
  extends: TenantScoped,
  uniques: [{ name: 'import_rows_once', properties: ['tenantId', 'import', 'number'] }],
  indexes: [
    { properties: ['tenantId', 'patient'] },
    { properties: ['tenantId', 'import', 'outcome', 'number'] },
    { name: 'import_rows_by_age', properties: ['at'] },
  ],
  checks: [{ name: 'import_rows_outcome_known', expression: r => oneOf(r.outcome, RowOutcome.options) }],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), removedAfter('at', '1 day')],
  properties: {
    import: () => belongsTo(PatientImport, 'import_id'),
    /** As spreadsheets count; the headings are row 1. */
    number: p.integer(),
    at: p.datetime(3).onCreate(() => new Date()),
    cells: p.array().columnType('text[]').$type<string[]>().comment(PROTECTED),
    /** Whether its cells stand below the headings at all, whatever the columns are said to be. */
    isReadable: p.boolean().default(true),
    /** Which look at the file the outcome is of. */
    check: p.integer().default(0),
    outcome: p.text().$type<RowOutcome>().nullable(),
    faults: p
      .array()
      .columnType('text[]')
      .$type<string[]>()
      .comment(PROTECTED)
      .onCreate(() => []),
    /** By which rows of a file are told to be the same person, or to claim the same identifier. */
    personKey: p.text().nullable().comment(PROTECTED),
    identifierKey: p.text().nullable().comment(PROTECTED),
    /** Set in the transaction that makes somebody of it: whoever goes on after a crash makes nobody twice. */
    isMade: p.boolean().default(false),
    patient: () => belongsTo(Patient, 'patient_id').nullable(),
  },
});

/** A row of a file of patients. Not audited: the import is, and the patient that is made of it. */
export class ImportRow extends schema.class {}
schema.setClass(ImportRow);
