import { defineEntity, p } from '@mikro-orm/core';
import { type RowChoice, RowOutcome } from '../../../shared/clinic/imports.ts';
import { sealedJson } from '../../data/forms/sealed-column.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientImport } from './patient-import.entity.ts';
import type { Differences } from './rows/differences.ts';

const schema = defineEntity({
  name: 'ImportRow',
  schema: 'clinic',
  tableName: 'import_rows',
  extends: TenantScoped,
  uniques: [{ name: 'import_rows_once', properties: ['tenantId', 'import', 'reading', 'number'] }],
  indexes: [
    { properties: ['tenantId', 'patient'] },
    { properties: ['tenantId', 'import', 'outcome', 'number'] },
    { name: 'import_rows_by_age', properties: ['at'] },
  ],
  checks: [
    { name: 'import_rows_outcome_known', expression: r => oneOf(r.outcome, RowOutcome.options) },
    { name: 'import_rows_choice_known', expression: r => oneOf(r.choice, ['patient', 'new', 'leaveOut']) },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), removedAfter('at', '1 day')],
  properties: {
    import: () => belongsTo(PatientImport, 'import_id'),
    /** Of which reading of the file it is: only the last one counts. */
    reading: p.integer().default(0),
    /** As spreadsheets count; the headings are row 1. */
    number: p.integer(),
    at: p.datetime(3).onCreate(() => new Date()),
    cells: sealedJson<string[]>(),
    /** Whether it is the same in every encoding but UTF-16, so that it tells nothing of whether the right one was taken. */
    isAscii: p.boolean().default(true),
    /** Whether its cells stand below the headings at all, whatever the columns are said to be. */
    isReadable: p.boolean().default(true),
    /** Which look at the file the outcome is of. */
    check: p.integer().default(0),
    outcome: p.text().$type<RowOutcome>().nullable(),
    faults: sealedJson<string[]>().onCreate(() => []),
    /** Tokens by which rows of a file are told to be the same person, or to claim the same identifier. */
    personKey: p.text().nullable(),
    identifierKey: p.text().nullable(),
    /** What somebody said of it, where there was a choice. */
    choice: p.text().$type<Exclude<RowChoice, 'wait'>>().nullable(),
    /** The patient whom it changes, in the version whose old and new values were shown; once it did, in the one that it made. */
    whom: p.uuid().nullable(),
    whomVersion: p.integer().nullable(),
    /** What it changed of them, to be taken back. */
    differences: sealedJson<Differences>().nullable(),
    /** Whether an undo has left these changes; empty until then. */
    isKept: p.boolean().nullable(),
    /** Set in the transaction that makes somebody of it: whoever goes on after a crash makes nobody twice. */
    isMade: p.boolean().default(false),
    patient: () => belongsTo(Patient, 'patient_id').nullable(),
  },
});

/** A row of a file of patients. Not audited: the import is, and the patient that is made of it. */
export class ImportRow extends schema.class {
  /** Refuses a choice where there is none. */
  expectChoice(): void {
    if (this.isMade) throw new Refusal('This row is imported already.');
    if (!this.choice && this.outcome !== 'alike' && this.outcome !== 'changes')
      throw new Refusal('There is nothing to choose about this row.');
  }

  /** Has nobody decided of it, as somebody else may be meant. */
  wait(...faults: string[]): void {
    Object.assign(this, { outcome: 'alike', choice: null, whom: null, whomVersion: null });
    if (faults.length > 0) this.faults = faults;
  }

  /** Has it change this patient, or nothing where the patient is like that already. */
  change({ id, version }: Patient, differences: Differences): void {
    const outcome = Object.keys(differences).length > 0 ? 'changes' : 'known';
    Object.assign(this, { outcome, whom: id, whomVersion: version });
  }
}
schema.setClass(ImportRow);
