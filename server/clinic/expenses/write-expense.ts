import type { z } from 'zod';
import type { ExpenseChange, NewExpense } from '../../../shared/clinic/expenses.ts';
import { mostOf } from '../../../shared/currencies.ts';
import { taxWithin } from '../../../shared/invoice-totals.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { defaultFacility } from '../facilities/placement.ts';
import { todayIn } from '../invoices/numbers.ts';
import { Expense } from './expense.entity.ts';

interface Clinic {
  timeZone: string;
  currency: string;
}

const columnsOf = async (
  em: ClinicEm,
  { facilityId, tax, ...fields }: z.output<typeof NewExpense>,
  currency: string,
  clinic: Clinic,
) => {
  if (fields.spentOn > todayIn(clinic)) throw new Refusal('An expense cannot be of a day to come.');
  if (fields.total > mostOf(currency)) throw new Refusal('This amount is too large.');
  const placed = facilityId ?? defaultFacility(em);
  return {
    ...{ ...fields, currency, tax: tax ?? taxWithin(fields.total, fields.taxRate) },
    facility: placed ? await em.findOneOrFail(Facility, { id: placed }) : null,
  };
};

export const writeExpense = async (
  em: ClinicEm,
  given: z.output<typeof NewExpense>,
  clinic: Clinic,
): Promise<Expense> =>
  em.create(Expense, await columnsOf(em, given, given.currency ?? clinic.currency, clinic));

/** A draft of one's own. */
export const changeExpense = async (
  em: ClinicEm,
  { id, version, ...given }: z.output<typeof ExpenseChange>,
  clinic: Clinic,
): Promise<Expense> => {
  const expense = await findVersion(em, Expense, { id, version });
  expense.expectDraft();
  expense.expectOwn(actorOf(em).userId);
  return em.assign(expense, await columnsOf(em, given, given.currency ?? expense.currency, clinic));
};
