import type { Permitted } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import type { Expense } from './expense.entity.ts';

/** Whose expenses somebody sees: their own, unless they may approve those of others. */
export interface Seeing {
  all: boolean;
}

/** Salaries are among them, so whoever may not approve sees their own alone. */
export const seeing = (caller: Permitted): Seeing => ({ all: isPermitted(caller, 'expenses:approve') });

/** Refuses, in words, to tell of an expense, or of what hangs on it, who does not see it. */
export const expectSeen = (em: ClinicEm, expense: Expense, { all }: Seeing): void => {
  if (!all && expense.createdBy !== actorOf(em).userId)
    throw new Refusal('This expense is somebody else’s. Whoever approves expenses can see it.');
};
