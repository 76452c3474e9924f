import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { ExpenseDecline, ExpensePayment, ExpenseReversal } from '../../../shared/clinic/expenses.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { nextNumber, todayIn } from '../invoices/numbers.ts';
import { Expense } from './expense.entity.ts';

type Version = { id: string; version: number };

/** An expense, at which everybody else waits who decides about it, pays it or takes it back. */
const lockExpense = (em: ClinicEm, id: string): Promise<Expense> =>
  em.findOneOrFail(Expense, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** What takes it back, or is to do so once somebody approves it. */
const reversalOf = (em: ClinicEm, id: string): Promise<Expense | null> =>
  em.findOne(Expense, { reverses: { id }, status: { $ne: 'declined' } });

/** Lets it be paid, under the next number; of two who do so at once the second is told that it is decided. */
export const approveExpense = async (em: ClinicEm, asked: Version): Promise<Expense> => {
  const { userId } = actorOf(em);
  (await lockExpense(em, asked.id)).expectDecidable(userId);
  const expense = await findVersion(em, Expense, asked);
  // Last, as others wait for the next one from here on.
  expense.approve(userId, await nextNumber(em, 'expense'));
  return expense;
};

export const declineExpense = async (
  em: ClinicEm,
  { reason, ...asked }: z.output<typeof ExpenseDecline>,
): Promise<Expense> => {
  const { userId } = actorOf(em);
  (await lockExpense(em, asked.id)).expectDecidable(userId);
  const expense = await findVersion(em, Expense, asked);
  expense.decline(userId, reason);
  return expense;
};

/** Enters that it was paid, or, of what takes one back, that its money came in again. */
export const payExpense = async (
  em: ClinicEm,
  { paidOn, method, ...asked }: z.output<typeof ExpensePayment>,
  clinic: { timeZone: string },
): Promise<Expense> => {
  const today = todayIn(clinic);
  if (paidOn && paidOn > today) throw new Refusal('What was paid cannot come later than today.');
  (await lockExpense(em, asked.id)).expectPayable();
  const expense = await findVersion(em, Expense, asked);
  if (expense.reverses) {
    const { status } = await em.findOneOrFail(Expense, { id: expense.reverses.id });
    if (status !== 'paid') throw new Refusal('What was never paid does not come back.');
  } else if (await reversalOf(em, expense.id))
    throw new Refusal('This expense is taken back, or somebody asked for that. It is not paid any more.');
  expense.pay(paidOn ?? today, method);
  return expense;
};

/** Submits a row with the other sign, of today, which takes it back once somebody else approves it (MY30). */
export const reverseExpense = async (
  em: ClinicEm,
  { reason, ...asked }: z.output<typeof ExpenseReversal>,
  clinic: { timeZone: string },
): Promise<Expense> => {
  const { userId } = actorOf(em);
  if (userId === null) throw new Refusal('Only a member of the clinic can decide about an expense.');
  (await lockExpense(em, asked.id)).expectReversible();
  const expense = await findVersion(em, Expense, asked);
  if (await reversalOf(em, expense.id))
    throw new Refusal('This expense was taken back already, or somebody asked for that.');
  const { facility, payee, category, description, receiptNumber, currency, total, tax, taxRate } = expense;
  return em.create(Expense, {
    ...{ facility, payee, category, description, receiptNumber, currency, taxRate },
    // From nothing, as nothing has no sign (I5).
    ...{ total: 0 - total, tax: 0 - tax, spentOn: todayIn(clinic), status: 'submitted' },
    ...{ submittedBy: userId, submittedAt: new Date(), reverses: expense, reversalReason: reason },
  });
};
