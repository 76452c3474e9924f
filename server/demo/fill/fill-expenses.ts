import { Temporal } from 'temporal-polyfill';
import type { ExpenseCategory } from '../../../shared/clinic/expenses.ts';
import { minorDigits } from '../../../shared/currencies.ts';
import { taxWithin } from '../../../shared/invoice-totals.ts';
import { reverseExpense } from '../../clinic/expenses/decide-expense.ts';
import { Expense } from '../../clinic/expenses/expense.entity.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { nextNumber } from '../../clinic/invoices/numbers.ts';
import { facilityId, someone } from '../plan/people.ts';
import { asMember, type Workplace } from '../plan/workplace.ts';
import { attachText } from './attach-text.ts';

/** How far each is brought; the last one is paid, and somebody asked to take it back. */
type End = 'draft' | 'submitted' | 'declined' | 'approved' | 'paid' | 'reversed' | 'reversing';

interface Planned {
  payee: string;
  category: ExpenseCategory;
  /** Whole units of the clinic's currency. */
  amount: number;
  taxRate: number;
  daysAgo: number;
  end: End;
  ofFacility: boolean;
}

const planned: Planned[] = [
  {
    ...{ payee: 'Harbour Properties', category: 'rent', amount: 3200, taxRate: 0 },
    ...{ daysAgo: 28, end: 'paid', ofFacility: true },
  },
  {
    ...{ payee: 'Meyer Medical Supplies', category: 'supplies', amount: 412, taxRate: 1900 },
    ...{ daysAgo: 21, end: 'paid', ofFacility: true },
  },
  {
    ...{ payee: 'Northern Mutual', category: 'insurance', amount: 890, taxRate: 0 },
    ...{ daysAgo: 18, end: 'approved', ofFacility: false },
  },
  {
    ...{ payee: 'Ultrasound Service Ltd.', category: 'equipment', amount: 1190, taxRate: 1900 },
    ...{ daysAgo: 12, end: 'reversed', ofFacility: true },
  },
  {
    ...{ payee: 'Meyer Medical Supplies', category: 'supplies', amount: 96, taxRate: 1900 },
    ...{ daysAgo: 10, end: 'reversing', ofFacility: false },
  },
  {
    ...{ payee: 'Academy of Family Medicine', category: 'training', amount: 340, taxRate: 0 },
    ...{ daysAgo: 6, end: 'submitted', ofFacility: false },
  },
  {
    ...{ payee: 'City Taxi', category: 'travel', amount: 38, taxRate: 700 },
    ...{ daysAgo: 4, end: 'declined', ofFacility: false },
  },
  {
    ...{ payee: 'Chamber of Physicians', category: 'fees', amount: 150, taxRate: 0 },
    ...{ daysAgo: 1, end: 'draft', ofFacility: false },
  },
];

const reached = (end: End, ...ends: End[]): boolean => ends.includes(end);

/** What a clinic spent, in each state, where it spent nothing yet. */
export const fillExpenses = async (workplace: Workplace): Promise<number> => {
  const { blueprint, now } = workplace;
  const [writer, decider, other] = [
    someone(blueprint, 'staff'),
    someone(blueprint, 'admin'),
    someone(blueprint, 'owner'),
  ];
  const { currency, timeZone } = blueprint;
  const today = Temporal.Instant.fromEpochMilliseconds(+now).toZonedDateTimeISO(timeZone).toPlainDate();

  const ids = await asMember(workplace, writer, 'expenses.write', async em => {
    if ((await em.find(Expense, {}, { limit: 1, filters: { live: false } })).length > 0) return [];
    const facility = await em.findOne(Facility, { id: facilityId(blueprint, 0) });
    const written = planned.map(({ amount, daysAgo, end: _, ofFacility, ...fields }, n) => {
      const total = amount * 10 ** minorDigits(currency);
      return em.create(Expense, {
        ...{ ...fields, currency, total, tax: taxWithin(total, fields.taxRate) },
        spentOn: `${today.subtract({ days: daysAgo })}`,
        receiptNumber: `R-${1000 + n}`,
        facility: ofFacility ? facility : null,
      });
    });
    await em.flush();
    for (const expense of written) {
      const { receiptNumber, payee, spentOn } = expense;
      const text = `${payee}\nReceipt ${receiptNumber} of ${spentOn}\n`;
      await attachText(em, { expense }, `Receipt ${receiptNumber}.txt`, text);
    }
    for (const [n, expense] of written.entries()) if (planned[n]?.end !== 'draft') expense.submit(writer);
    return written.map(({ id }) => id);
  });
  const find = (n: number) => ({ id: String(ids[n]) });

  for (const [n, { end, daysAgo }] of ids.length > 0 ? planned.entries() : []) {
    if (reached(end, 'draft', 'submitted')) continue;
    await asMember(workplace, decider, 'expenses.approve', async em => {
      const expense = await em.findOneOrFail(Expense, find(n));
      if (end === 'declined') expense.decline(decider, 'Trips from home to work are not paid for.');
      else expense.approve(decider, await nextNumber(em, 'expense'));
    });
    if (reached(end, 'paid', 'reversing'))
      await asMember(workplace, decider, 'expenses.pay', async em => {
        const expense = await em.findOneOrFail(Expense, find(n));
        expense.pay(`${today.subtract({ days: Math.max(daysAgo - 2, 0) })}`, 'transfer');
      });
    if (!reached(end, 'reversed', 'reversing')) continue;
    const reversal = await asMember(workplace, decider, 'expenses.reverse', async em => {
      const { version } = await em.findOneOrFail(Expense, find(n));
      const asked = { ...find(n), version, reason: 'It was delivered to somebody else.' };
      const made = await reverseExpense(em, asked, { timeZone });
      await em.flush();
      return made.id;
    });
    if (end === 'reversed')
      await asMember(workplace, other, 'expenses.approve', async em => {
        const expense = await em.findOneOrFail(Expense, { id: reversal });
        expense.approve(other, await nextNumber(em, 'expense'));
      });
  }
  return ids.length;
};
