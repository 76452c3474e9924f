import {
  Expense as Contract,
  ExpenseChange,
  ExpenseDecline,
  ExpensePage,
  ExpensePayment,
  ExpenseQuery,
  ExpenseReversal,
  ExpenseTotals,
  ExpenseTotalsQuery,
  NewExpense,
} from '../../../shared/clinic/expenses.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import type { Permitted } from '../../api/callers.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { approveExpense, declineExpense, payExpense, reverseExpense } from './decide-expense.ts';
import { Expense } from './expense.entity.ts';
import { shownExpense } from './expense-view.ts';
import { expenseTotals, listExpenses } from './list-expenses.ts';
import { expectSeen, seeing } from './seeing.ts';
import { changeExpense, writeExpense } from './write-expense.ts';

const bounded = { withinFacilities: true };

/** Somebody who submits could call themselves by a token as well, and would be two people then. */
const expectPerson = (caller: Permitted): void => {
  if ('token' in caller) throw new Refusal('Only a member of the clinic can decide about an expense.');
};

const expectOwnDraft = (em: ClinicEm, expense: Expense): void => {
  expense.expectDraft();
  expense.expectOwn(actorOf(em).userId);
};

/** What a clinic spends, and who said that it may (FIN-1). */
export const expenses = router({
  list: allowed('expenses:read', 'GET /expenses', ExpenseQuery, ExpensePage).query(
    ({ ctx: { em, caller }, input }) => listExpenses(em, input, seeing(caller)),
  ),

  totals: allowed('expenses:read', 'GET /expenses/totals', ExpenseTotalsQuery, ExpenseTotals).query(
    ({ ctx: { em, caller }, input }) => expenseTotals(em, input, seeing(caller)),
  ),

  get: allowed('expenses:read', 'GET /expenses/{id}', ById, Contract).query(
    async ({ ctx: { em, caller }, input }) => {
      const expense = await em.findOneOrFail(Expense, { id: input.id });
      expectSeen(em, expense, seeing(caller));
      return shownExpense(em, expense, caller);
    },
  ),

  write: allowed('expenses:write', 'POST /expenses', NewExpense, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) =>
      shownExpense(em, await writeExpense(em, input, caller.clinic), caller),
  ),

  update: allowed('expenses:write', 'PATCH /expenses/{id}', ExpenseChange, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) =>
      shownExpense(em, await changeExpense(em, input, caller.clinic), caller),
  ),

  submit: allowed('expenses:write', 'POST /expenses/{id}/submit', ByVersion, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => {
      const expense = await findVersion(em, Expense, input);
      expense.submit(actorOf(em).userId);
      return shownExpense(em, expense, caller);
    },
  ),

  approve: allowed('expenses:approve', 'POST /expenses/{id}/approve', ByVersion, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => {
      expectPerson(caller);
      return shownExpense(em, await approveExpense(em, input), caller);
    },
  ),

  decline: allowed(
    'expenses:approve',
    'POST /expenses/{id}/decline',
    ExpenseDecline,
    Contract,
    bounded,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    expectPerson(caller);
    return shownExpense(em, await declineExpense(em, input), caller);
  }),

  pay: allowed('expenses:approve', 'POST /expenses/{id}/pay', ExpensePayment, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) =>
      shownExpense(em, await payExpense(em, input, caller.clinic), caller),
  ),

  /** Answers what takes it back, which waits for somebody else to approve it. */
  reverse: allowed(
    'expenses:approve',
    'POST /expenses/{id}/reverse',
    ExpenseReversal,
    Contract,
    bounded,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    expectPerson(caller);
    return shownExpense(em, await reverseExpense(em, input, caller.clinic), caller);
  }),

  trash: allowed('expenses:write', 'DELETE /expenses/{id}', ByVersion, Gone, bounded).mutation(
    trashOf(Expense, (expense, { em }) => expectOwnDraft(em, expense)),
  ),

  restore: allowed('expenses:write', 'POST /expenses/{id}/restore', ById, Contract, bounded).mutation(
    async ({ ctx: { em, caller }, input }) => {
      const expense = await restoreFromTrash(em, Expense, input.id);
      expense.expectOwn(actorOf(em).userId);
      return shownExpense(em, expense, caller);
    },
  ),
});
