import { defineEntity, p } from '@mikro-orm/core';
import type { DatesFit } from '../../../shared/clinic/import-fields.ts';
import { ImportStatus, type RowOutcome } from '../../../shared/clinic/imports.ts';
import { type DateOrder, dateOrders } from '../../../shared/clinic-dates.ts';
import { DAY } from '../../../shared/durations.ts';
import { sealedJson, sealedText } from '../../data/forms/sealed-column.ts';
import { oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';

/** What a job has to do, and what is to be seen to when it cannot. */
const underWay = {
  reading: 'failed',
  checking: 'mapping',
  importing: 'checked',
  undoing: 'imported',
} as const satisfies Partial<Record<ImportStatus, ImportStatus>>;
export type UnderWay = keyof typeof underWay;

/** Where it must be for the step to follow. A file can be read and checked anew; rows that waited can follow the others. */
const before: Record<UnderWay, readonly ImportStatus[]> = {
  reading: ['uploading', 'mapping', 'checked', 'failed'],
  checking: ['mapping', 'checked'],
  importing: ['checked', 'imported'],
  undoing: ['imported'],
};

const noCounts = {
  ...{ fresh: 0, changing: 0, known: 0, alike: 0, leftOut: 0, faulty: 0 },
  ...{ ownDates: 0, otherDates: 0, eitherDates: 0 },
};

/** How the number of rows of each outcome is called. */
const countOf = {
  new: 'fresh',
  changes: 'changing',
  known: 'known',
  alike: 'alike',
  leftOut: 'leftOut',
  faulty: 'faulty',
} as const;

const schema = defineEntity({
  name: 'PatientImport',
  schema: 'clinic',
  tableName: 'patient_imports',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'createdAt', 'id'] },
    {
      name: 'patient_imports_due',
      properties: ['tenantId', 'askedAt'],
      where: { status: { $in: Object.keys(underWay) as UnderWay[] } },
    },
  ],
  checks: [
    { name: 'patient_imports_status_known', expression: i => oneOf(i.status, ImportStatus.options) },
    { name: 'patient_imports_date_order_known', expression: i => oneOf(i.dateOrder, dateOrders) },
  ],
  policies: [dueWork],
  properties: {
    name: sealedText(),
    size: p.integer(),
    /** By which the same bytes are known again, and the import that made patients of them before (M1). */
    fingerprint: p.text().nullable().comment(PROTECTED),
    sameAs: p.uuid().nullable(),
    status: p.text().$type<ImportStatus>().default('uploading'),
    fault: p.text().nullable(),
    encoding: p.text().nullable(),
    separator: p.text().nullable(),
    isAmbiguous: p.boolean().default(false),
    /** How often its bytes were read. */
    reading: p.integer().default(0),
    headings: sealedJson<string[]>().nullable(),
    /** The field of each column; empty for one that is left out. */
    mapping: p.array().columnType('text[]').$type<string[]>().nullable(),
    /** Fields whose empty cells empty what is there (M5). */
    empties: p.type('text[]').$type<string[]>().default([]),
    /** In which its dates are read; null is the clinic's (M13). */
    dateOrder: p.text().$type<DateOrder>().nullable(),
    /** Rows whose dates are written in this order, in another one, or may be in either. */
    ownDates: p.integer().default(0),
    otherDates: p.integer().default(0),
    eitherDates: p.integer().default(0),
    rows: p.integer().default(0),
    done: p.integer().default(0),
    /** How often the file was looked through, each time with other columns. */
    checks: p.integer().default(0),
    fresh: p.integer().default(0),
    changing: p.integer().default(0),
    known: p.integer().default(0),
    alike: p.integer().default(0),
    leftOut: p.integer().default(0),
    faulty: p.integer().default(0),
    imported: p.integer().default(0),
    changed: p.integer().default(0),
    undone: p.integer().default(0),
    restored: p.integer().default(0),
    kept: p.integer().default(0),
    /** The patients up to this id have been looked at by whoever undoes it. */
    undoneUpTo: p.uuid().nullable(),
    /** Who had the job do the step under way, in whose name it is done. */
    askedBy: p.uuid().nullable(),
    askedAt: p.datetime(3).nullable(),
    startedAt: p.datetime(3).nullable(),
    finishedAt: p.datetime(3).nullable(),
  },
});

/** Until when the rows of a file are kept (`import_parts`, `import_rows`). */
export const keptUntil = (createdAt: Date | string): Date => new Date(+new Date(createdAt) + DAY);

/** A file of patients on its way into the clinic (CLI-2). */
export class PatientImport extends schema.class {
  /** Hands the next step over to the job. */
  ask(step: UnderWay, by: string | null): void {
    if (!before[step].includes(this.status))
      throw new Refusal('This import is {status}; please look at it anew.', { status: this.status });
    if (step !== 'undoing' && keptUntil(this.createdAt) < new Date())
      throw new Refusal('This file was kept for a day and is gone. Please send it again.');
    Object.assign(this, { status: step, fault: null, done: 0, askedBy: by, askedAt: new Date() });
    if (step === 'importing') this.startedAt ??= new Date();
    if (step === 'checking') Object.assign(this, { ...noCounts, checks: this.checks + 1 });
  }

  /** Has the file read anew, as somebody says that it is written; null is recognised (M9, M11). */
  readAnew(as: { encoding: string | null; separator: string | null }, by: string | null): void {
    if (this.status === 'uploading') throw new Refusal('Not all of this file was sent.');
    if (this.imported + this.changed > 0)
      throw new Refusal('Some of this file is imported already, so it cannot be read anew.');
    this.ask('reading', by);
    Object.assign(this, { ...as, ...noCounts });
  }

  /** Ends the step under way without what it was to do, and says why where nobody wished it. What was imported so far can be undone. */
  stop(fault: string | null): void {
    if (!(this.status in underWay)) return;
    const isBegun = this.status === 'importing' && this.imported + this.changed > 0;
    this.status = isBegun ? 'imported' : underWay[this.status as UnderWay];
    if (isBegun) this.finishedAt = new Date();
    this.fault = fault;
  }

  /** Refuses to stop what no job is at work with, or what is done at once. */
  expectStop(): void {
    if (!(this.status in underWay) || this.status === 'reading')
      throw new Refusal('This import is {status}; please look at it anew.', { status: this.status });
  }

  /** Tells that a row has this outcome, where it may have had another one. */
  count(outcome: RowOutcome, before?: RowOutcome | null): void {
    if (before) this[countOf[before]] -= 1;
    this[countOf[outcome]] += 1;
  }

  /** Tells what the dates of a row say of the order they are in. */
  countDates(fit: DatesFit | undefined): void {
    if (fit) this[`${fit}Dates`] += 1;
  }

  /** Refuses to go on with what is imported already. */
  expectRows(): void {
    const isDone = this.fresh + this.changing === this.imported + this.changed;
    if (this.status === 'imported' && isDone) throw new Refusal('Nothing of this file is left to import.');
  }

  /** Refuses a choice of what becomes of its rows where nothing would come of it. */
  expectChoice(): void {
    if (!['checked', 'importing', 'imported'].includes(this.status))
      throw new Refusal('This import is {status}; please look at it anew.', { status: this.status });
    if (keptUntil(this.createdAt) < new Date())
      throw new Refusal('This file was kept for a day and is gone. Please send it again.');
  }

  discard(): void {
    if (this.status in underWay || ['imported', 'undone'].includes(this.status))
      throw new Refusal('Only what is not imported yet can be discarded.');
    this.status = 'discarded';
  }
}
schema.setClass(PatientImport);
