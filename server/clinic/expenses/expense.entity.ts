import { defineEntity, type EntityClass, p } from '@mikro-orm/core';
import { bookedStatuses, ExpenseCategory, ExpenseStatus } from '../../../shared/clinic/expenses.ts';
import { PaidByHand } from '../../../shared/clinic/invoices.ts';
import { belongsTo, oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { before } from '../invoices/ledger/ledger-triggers.ts';
import { calledByNumber, referenceOf } from '../invoices/ledger/reference-check.ts';

const PREFIX = 'EX';

/** Typed apart, since it refers to itself. */
const expenses = (): EntityClass<{ id: string; tenantId: string }> => Expense;

const schema = defineEntity({
  name: 'Expense',
  schema: 'clinic',
  tableName: 'expenses',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'spentOn', 'id'] }],
  uniques: [
    { name: 'expenses_number_once', properties: ['tenantId', 'number'] },
    // What was declined takes nothing back, and may be asked for again.
    {
      name: 'expenses_reversed_once',
      properties: ['tenantId', 'reverses'],
      where: { status: { $in: ['submitted', ...bookedStatuses] } },
    },
  ],
  checks: [
    { name: 'expenses_status_known', expression: e => oneOf(e.status, ExpenseStatus.options) },
    { name: 'expenses_category_known', expression: e => oneOf(e.category, ExpenseCategory.options) },
    { name: 'expenses_method_known', expression: e => oneOf(e.method, PaidByHand.options) },
    { name: 'expenses_called_by_number', expression: e => calledByNumber(PREFIX, e.reference, e.number) },
    // What takes another one back has the other sign and names it; both say why in their own columns.
    {
      name: 'expenses_sign',
      expression: e =>
        `${e.total} <> 0 and abs(${e.total}) <= 1000000000000 and (reverses_id is not null) = (${e.total} < 0) and (reverses_id is not null) = (${e.reversalReason} is not null)`,
    },
    {
      name: 'expenses_tax',
      expression: e =>
        `abs(${e.tax}) <= abs(${e.total}) and (${e.tax} = 0 or (${e.tax} < 0) = (${e.total} < 0)) and ${e.taxRate} >= 0 and ${e.taxRate} <= 10000 and (${e.taxRate} > 0 or ${e.tax} = 0)`,
    },
    {
      name: 'expenses_by_status',
      expression: () =>
        `num_nonnulls(submitted_by, submitted_at) = case when status = 'draft' then 0 else 2 end and num_nonnulls(decided_by, decided_at) = case when status = 'draft' or status = 'submitted' then 0 else 2 end and num_nonnulls(number, reference) = case when status = 'approved' or status = 'paid' then 2 else 0 end and num_nonnulls(paid_on, method) = case when status = 'paid' then 2 else 0 end and (decline_reason is not null) = (status = 'declined')`,
    },
    // Nobody lets themselves be paid, whatever statement is run.
    {
      name: 'expenses_four_eyes',
      expression: e => `${e.decidedBy} <> ${e.submittedBy} and ${e.decidedBy} <> ${e.createdBy}`,
    },
    { name: 'expenses_submitted_stay', expression: e => `${e.deletedAt} is null or ${e.status} = 'draft'` },
  ],
  triggers: [before('keep_expense', 'expenses', ['insert', 'update'])],
  properties: {
    facility: () => belongsTo(Facility, 'facility_id').nullable(),
    spentOn: p.date(),
    payee: p.text(),
    category: p.text().$type<ExpenseCategory>(),
    description: p.text().nullable(),
    receiptNumber: p.text().nullable(),
    currency: p.text(),
    /** Minor units of `currency`, tax included; below nothing where it takes another one back. */
    total: p.bigint('number'),
    /** Hundredths of a percent. */
    taxRate: p.integer(),
    tax: p.bigint('number'),
    status: p.text().$type<ExpenseStatus>().default('draft'),
    submittedBy: p.uuid().nullable(),
    submittedAt: p.datetime(3).nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime(3).nullable(),
    declineReason: p.text().nullable(),
    number: p.integer().nullable(),
    reference: p.text().nullable(),
    paidOn: p.date().nullable(),
    method: p.text().$type<PaidByHand>().nullable(),
    reverses: () => belongsTo(expenses(), 'reverses_id').nullable(),
    reversalReason: p.text().nullable(),
  },
});

/** Money that a clinic spends. Submitted, it stays as it is: what was wrong is declined, or taken back by a row of its own. */
export class Expense extends schema.class {
  expectDraft(): void {
    if (this.status !== 'draft') throw new Refusal('This expense was submitted already, and stays as it is.');
  }

  /** By whoever wrote it, and by nobody for them, or two people would only seem to look at it. */
  expectOwn(by: string | null): void {
    if (by === null || this.createdBy !== by)
      throw new Refusal('Only who wrote an expense can change or submit it.');
  }

  /**
   * Refuses, in words, receipts of whom they are not from, and such as come late: what somebody decided about is what they looked at.
   * One that is submitted still takes some, as whoever is to approve it asks for the one that is missing.
   */
  expectReceiptsOf(by: string | null): void {
    this.expectOwn(by);
    if (this.status !== 'draft' && this.status !== 'submitted')
      throw new Refusal('Somebody has decided about this expense already, so its receipts stay as they are.');
  }

  /**
   * A receipt came. While it waits it is another version from then on, so that nobody approves it who did not see that one; a draft is
   * not, or whoever attaches one could not save what they typed besides.
   */
  showReceipt(now = new Date()): void {
    if (this.status === 'submitted') this.updatedAt = now;
  }

  submit(by: string | null, now = new Date()): void {
    this.expectDraft();
    this.expectOwn(by);
    Object.assign(this, { status: 'submitted', submittedBy: by, submittedAt: now });
  }

  /** Refuses, in words, whom it is not for to decide, and what waits for no decision. */
  expectDecidable(by: string | null): void {
    if (this.status === 'draft') throw new Refusal('This expense was not submitted yet.');
    if (this.status !== 'submitted') throw new Refusal('Somebody has decided about this expense already.');
    if (by === null) throw new Refusal('Only a member of the clinic can decide about an expense.');
    if (by === this.submittedBy || by === this.createdBy)
      throw new Refusal('Nobody decides about what they submitted themselves. Please ask somebody else.');
  }

  approve(by: string | null, number: number, now = new Date()): void {
    this.expectDecidable(by);
    const numbered = { number, reference: referenceOf(PREFIX, number) };
    Object.assign(this, { status: 'approved', decidedBy: by, decidedAt: now, ...numbered });
  }

  decline(by: string | null, declineReason: string, now = new Date()): void {
    this.expectDecidable(by);
    Object.assign(this, { status: 'declined', decidedBy: by, decidedAt: now, declineReason });
  }

  expectPayable(): void {
    if (this.status === 'paid') throw new Refusal('This expense is paid already.');
    if (this.status !== 'approved') throw new Refusal('Only what is approved is paid.');
  }

  pay(paidOn: string, method: PaidByHand): void {
    this.expectPayable();
    Object.assign(this, { status: 'paid', paidOn, method });
  }

  expectReversible(): void {
    if (this.reverses) throw new Refusal('What takes an expense back is not taken back itself.');
    if (this.status !== 'approved' && this.status !== 'paid')
      throw new Refusal('Only what is approved can be taken back.');
  }
}
schema.setClass(Expense);
