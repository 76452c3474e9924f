import type { z } from 'zod';
import type { Expense as Contract } from '../../../shared/clinic/expenses.ts';
import type { Permitted } from '../../api/callers.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { namesOf } from '../users/names.ts';
import { alikeOf } from './alike.ts';
import { Expense } from './expense.entity.ts';
import { type Seeing, seeing } from './seeing.ts';

type Shown = z.input<typeof Contract>;

const evenGone = { filters: { live: false } };
const otherOf = ({ id, reference, status }: Expense) => ({
  ...{ id, reference: reference ?? null, status },
});

/** All that is told of expenses: who wrote and decided, where, which of them take others back, and which look like others. */
export const shownExpenses = async (em: ClinicEm, expenses: Expense[], sees: Seeing): Promise<Shown[]> => {
  const { userId } = actorOf(em);
  const nameOf = await namesOf(
    em,
    expenses.flatMap(({ createdBy, decidedBy }) => [createdBy, decidedBy]),
  );
  const placed = [...new Set(expenses.flatMap(({ facility }) => facility?.id ?? []))];
  const facilities = new Map(
    (placed.length > 0 ? await em.find(Facility, { id: { $in: placed } }, evenGone) : []).map(each => [
      each.id,
      each.name,
    ]),
  );
  const reversed = [...new Set(expenses.flatMap(({ reverses }) => reverses?.id ?? []))];
  const originals = reversed.length > 0 ? await em.find(Expense, { id: { $in: reversed } }) : [];
  const reversals = await em.find(Expense, {
    reverses: { id: { $in: expenses.map(({ id }) => id) } },
    status: { $ne: 'declined' },
  });
  const found = await alikeOf(
    em,
    expenses.map(({ id }) => id),
    sees,
  );
  const others = found.length > 0 ? await em.find(Expense, { id: { $in: found.map(({ id }) => id) } }) : [];
  return expenses.map(({ facility, reverses, createdBy, decidedBy, ...expense }) => {
    const takesBack = originals.find(({ id }) => id === reverses?.id);
    const takenBackBy = reversals.find(other => other.reverses?.id === expense.id);
    return {
      ...expense,
      facility: facility ? { id: facility.id, name: facilities.get(facility.id) ?? '' } : null,
      author: nameOf(createdBy),
      isOwn: userId !== null && createdBy === userId,
      decider: decidedBy ? nameOf(decidedBy) : null,
      takesBack: takesBack ? otherOf(takesBack) : null,
      takenBackBy: takenBackBy ? otherOf(takenBackBy) : null,
      alike: found.flatMap(({ of, id, isSameFile }) => {
        const other = of === expense.id ? others.find(each => each.id === id) : undefined;
        return other ? [{ ...otherOf(other), payee: other.payee, isSameFile }] : [];
      }),
    };
  });
};

/** The same of one. */
export const shownExpense = async (em: ClinicEm, expense: Expense, caller: Permitted): Promise<Shown> => {
  // Its version is known then.
  await em.flush();
  const [shown] = await shownExpenses(em, [expense], seeing(caller));
  if (!shown) throw new Error('What was asked for is not answered.');
  return shown;
};
