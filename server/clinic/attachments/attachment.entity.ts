import { defineEntity, p } from '@mikro-orm/core';
import {
  AttachmentReason,
  AttachmentStatus,
  FileKind,
  MOST_BYTES,
  TRASH_DAYS,
} from '../../../shared/clinic/attachments.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/durations.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, PROTECTED, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { ComplianceRecord } from '../compliance/compliance-record.entity.ts';
import { Expense } from '../expenses/expense.entity.ts';
import { before } from '../invoices/ledger/ledger-triggers.ts';
import { Patient } from '../patients/patient.entity.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import type { Verdict } from './content/verdict.ts';

const schema = defineEntity({
  name: 'Attachment',
  schema: 'clinic',
  tableName: 'attachments',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'request', 'createdAt', 'id'] },
    { name: 'attachments_due', properties: ['tenantId', 'scanAt'], where: { status: 'waiting' } },
  ],
  checks: [
    { name: 'attachments_status_known', expression: a => oneOf(a.status, AttachmentStatus.options) },
    { name: 'attachments_kind_known', expression: a => oneOf(a.kind, FileKind.options) },
    { name: 'attachments_reason_known', expression: a => oneOf(a.reason, AttachmentReason.options) },
    {
      name: 'attachments_size',
      expression: a =>
        `${a.size} >= 1 and ${a.size} <= ${MOST_BYTES} and ${a.received} >= 0 and ${a.received} <= ${a.size}`,
    },
    // Whoever is told of a request is told of its patient; records of compliance and expenses are about none.
    {
      name: 'attachments_of_one',
      expression: () =>
        'num_nonnulls(request_id, compliance_record_id, expense_id) = 1 and (request_id is null) = (patient_id is null)',
    },
    // Nothing is clean by default: somebody has looked at all of it, and knows what it is (RQ9).
    {
      name: 'attachments_clean',
      expression: a =>
        `${a.status} <> 'clean' or kind is not null and scanned_at is not null and reason is null and received = size`,
    },
  ],
  policies: [dueWork],
  triggers: ['keep_attachment', 'keep_receipt'].map(name =>
    before(name, 'attachments', ['insert', 'update']),
  ),
  properties: {
    request: () => belongsTo(ServiceRequest, 'request_id').nullable().comment(WRITTEN_ONCE),
    /** Whose request it is, so that it is wherever they are. */
    patient: () => belongsTo(Patient, 'patient_id').nullable(),
    /** What it proves. */
    complianceRecord: () =>
      belongsTo(ComplianceRecord, 'compliance_record_id').nullable().comment(WRITTEN_ONCE),
    /** Whose receipt it is. */
    expense: () => belongsTo(Expense, 'expense_id').nullable().comment(WRITTEN_ONCE),
    name: sealedText(),
    size: p.integer().comment(WRITTEN_ONCE),
    /** How much of it is there, and in how many parts. */
    received: p.integer().default(0),
    parts: p.integer().default(0),
    status: p.text().$type<AttachmentStatus>().default('sending'),
    kind: p.text().$type<FileKind>().nullable(),
    reason: p.text().$type<AttachmentReason>().nullable(),
    finding: p.text().nullable(),
    hasPreview: p.boolean().default(false),
    /** By which the same bytes are known again, and the file beside it that has them (RQ36). */
    fingerprint: p.text().nullable().comment(PROTECTED),
    sameAs: p.uuid().nullable(),
    /** When somebody looks at it next, and how often that failed. */
    scanAt: p.datetime(3).nullable(),
    attempts: p.integer().default(0),
    scannedAt: p.datetime(3).nullable(),
    /** Who said what it is. */
    scanner: p.text().nullable(),
  },
});

/** A file that cannot be looked at for a reason that lies in neither the scanner nor the network is given up after so many. */
const MOST_ATTEMPTS = 5;

/**
 * A file that hangs on a request, proves a record of compliance or is a receipt of an expense, in quarantine until somebody said that
 * it is clean (WRK-1).
 */
export class Attachment extends schema.class {
  /** Takes the next bytes, in order and no more than were announced. */
  receive(bytes: Uint8Array, position: number, by: string | null): void {
    if (this.status !== 'sending') throw new Refusal('All of this file is here already.');
    if (this.createdBy !== by) throw new Refusal('Only who began to attach this file can send the rest.');
    if (position !== this.parts)
      throw new Refusal('Part {part} of this file comes next. Please send the file again.', {
        part: this.parts + 1,
      });
    const received = this.received + bytes.length;
    if (bytes.length === 0 || received > this.size)
      throw new Refusal('This is not the file that was announced.');
    this.received = received;
    this.parts += 1;
    if (received < this.size) return;
    this.status = 'waiting';
    this.scanAt = new Date();
  }

  /** Refuses, in words, what may not be opened. */
  expectClean(): void {
    if (this.status === 'sending') throw new Refusal('Not all of this file was sent.');
    if (this.status === 'waiting')
      throw new Refusal('This file has not been checked yet. Please try again in a moment.');
    if (this.status !== 'clean')
      throw new Refusal('This file cannot be opened, as it did not pass the check.');
  }

  expectBytes(now = new Date()): void {
    if (this.deletedAt && +this.deletedAt < +now - TRASH_DAYS * DAY)
      throw new Refusal('This file was in the trash for {days} days and is gone. Please attach it again.', {
        days: TRASH_DAYS,
      });
  }

  judge({ status, kind, reason, finding, scanner }: Verdict, now = new Date()): void {
    Object.assign(this, { status, kind, reason, finding, scanner, scannedAt: now, scanAt: null });
  }

  /** Nobody could say what it is. A scanner that is away is asked again, however long that takes (RQ9). */
  letWait(isScannerAway: boolean, now = new Date()): void {
    this.attempts += 1;
    if (!isScannerAway && this.attempts >= MOST_ATTEMPTS) {
      this.judge({ status: 'withheld', kind: null, reason: 'unreadable', finding: null, scanner: null }, now);
      return;
    }
    this.reason = isScannerAway ? 'scanner' : null;
    this.scanAt = new Date(+now + Math.min(HOUR, MINUTE * 2 ** (this.attempts - 1)));
  }
}
schema.setClass(Attachment);
