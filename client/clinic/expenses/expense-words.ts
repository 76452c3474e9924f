import type { Expense, ExpenseCategory, ExpenseStatus } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const expenseStatuses = {
  draft: { label: t('{of, select, expense {Draft} other {Draft}}', { of: 'expense' }), tone: 'quiet' },
  submitted: { label: t('Waits for approval'), tone: 'waiting' },
  approved: { label: t('Approved, not paid'), tone: 'busy' },
  declined: { label: t('{of, select, expense {Declined} other {Declined}}', { of: 'expense' }), tone: 'bad' },
  paid: { label: t('Paid'), tone: 'good' },
} as const satisfies Record<ExpenseStatus, object>;

export const expenseCategories: Record<ExpenseCategory, string> = {
  rent: t('Rent'),
  salaries: t('Salaries'),
  supplies: t('Supplies'),
  equipment: t('Equipment'),
  insurance: t('{of, select, expense {Insurance} other {Insurance}}', { of: 'expense' }),
  travel: t('Travel'),
  training: t('{of, select, expense {Training} other {Training}}', { of: 'expense' }),
  fees: t('Fees and contributions'),
  other: t('{of, select, expense {Other} other {Other}}', { of: 'expense' }),
};

/** What an expense is called, also while it has no number. */
export const expenseName = ({ reference, payee }: Pick<Expense, 'reference' | 'payee'>): string =>
  reference ?? t('The expense for {payee}', { payee });

/** What a list shows of its standing: what was taken back is told before whether it was paid. */
export const standingOf = ({ status, takenBackBy }: Pick<Expense, 'status' | 'takenBackBy'>) => {
  if (!takenBackBy) return expenseStatuses[status];
  return takenBackBy.status === 'submitted'
    ? ({ label: t('To be taken back'), tone: 'waiting' } as const)
    : ({ label: t('Taken back'), tone: 'quiet' } as const);
};
