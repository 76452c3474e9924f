import { Temporal } from 'temporal-polyfill';
import { NewInvoiceLine } from '../../../shared/clinic/invoices.ts';
import { creditInvoice } from '../../clinic/invoices/credit.ts';
import { linesOf, writeDraft } from '../../clinic/invoices/draft.ts';
import { issueOn } from '../../clinic/invoices/issue.ts';
import { Invoice } from '../../clinic/invoices/ledger/invoice.entity.ts';
import { Payment } from '../../clinic/invoices/ledger/payment.entity.ts';
import { giveBack, takePayment } from '../../clinic/invoices/pay.ts';
import { remindOn } from '../../clinic/invoices/remind.ts';
import { TaxRate } from '../../clinic/tax-rates/tax-rate.entity.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { memberId, type PlannedPatient, serviceId, someone } from '../plan/people.ts';
import { asMember, type Workplace } from '../plan/workplace.ts';

type End = 'draft' | 'open' | 'part' | 'paid' | 'credited' | 'void' | 'refunded';

/** What became of each, and how many days ago it was issued, so that every age of what is owed has some; the oldest first. */
const plan: [daysAgo: number, end: End][] = [
  ...([
    [130, 'open'],
    [118, 'paid'],
    [96, 'part'],
    [88, 'open'],
    [80, 'paid'],
    [61, 'open'],
    [55, 'void'],
  ] as const),
  ...([
    [40, 'part'],
    [33, 'open'],
    [30, 'paid'],
    [25, 'refunded'],
    [20, 'open'],
    [12, 'credited'],
  ] as const),
  ...([
    [9, 'paid'],
    [6, 'open'],
    [2, 'part'],
    [0, 'open'],
    [0, 'draft'],
    [0, 'draft'],
  ] as const),
].map(([daysAgo, end]) => [daysAgo, end]);

/** How many days ago somebody was reminded of those that were issued so many days ago, and two weeks given each time. */
const reminders: Record<number, number[]> = { 130: [100, 80], 88: [60], 40: [10] };
const MORE_DAYS = 14;

const STANDARD = 'Standard';
const CARE = 'Medical care';

const taxes = [
  { name: STANDARD, category: 'S', rate: 1900, reason: null },
  { name: CARE, category: 'E', rate: 0, reason: 'Medical care is exempt from tax' },
] as const;

interface Draft {
  clinic: { name: string; timeZone: string; locale: string; currency: string };
  issuedOn: string;
  end: End;
}

const finish = async (em: ClinicEm, drafted: Invoice, { clinic, issuedOn, end }: Draft): Promise<void> => {
  if (end === 'draft') return;
  const { id } = await issueOn(em, drafted, clinic, issuedOn);
  await em.flush();
  const pay = (amount: number) =>
    takePayment(
      em,
      {
        id,
        amount,
        method: amount % 2 === 0 ? 'card' : 'cash',
        receivedOn: issuedOn,
        reference: null,
        beyondDue: false,
      },
      clinic,
    );
  const { total } = drafted;
  if (end === 'paid' || end === 'refunded') await pay(total);
  if (end === 'part') await pay(Math.round(total / 3));
  await em.flush();
  if (end === 'refunded') {
    const { id: paymentId } = await em.findOneOrFail(Payment, { invoice: { id } });
    await giveBack(
      em,
      { id, paymentId, amount: Math.round(total / 2), method: 'transfer', reference: null },
      clinic,
    );
  }
  if (end !== 'credited' && end !== 'void') return;
  const [line] = await linesOf(em, drafted);
  const part =
    line && end === 'credited' ? [{ lineId: line.id, amount: Math.round(line.amount / 2) }] : undefined;
  await creditInvoice(em, { id, version: drafted.version, reason: 'Was not done', lines: part }, clinic);
};

/** Invoices in all of their states, with payments, a refund, credit notes and reminders; none where a clinic has any already. */
export const fillMoney = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint, now } = workplace;
  const [lead, desk] = [someone(blueprint, 'admin'), someone(blueprint, 'staff')];
  const today = Temporal.Instant.fromEpochMilliseconds(+now)
    .toZonedDateTimeISO(blueprint.timeZone)
    .toPlainDate();
  const isBegun = await asMember(workplace, lead, 'taxRates.create', async em => {
    const withGone = { filters: { live: false } };
    const before = await em.find(Invoice, {}, { ...withGone, limit: 1 });
    const known = new Set((await em.find(TaxRate, {}, withGone)).map(({ name }) => name));
    const validFrom = `${today.subtract({ years: 3 }).with({ month: 1, day: 1 })}`;
    for (const tax of taxes) if (!known.has(tax.name)) em.create(TaxRate, { ...tax, validFrom });
    return before.length > 0;
  });
  if (isBegun) return 0;
  const offers = blueprint.services.filter(({ demand, trashed }) => demand > 0 && !trashed);
  const doctors = blueprint.members.filter(({ role, inactive }) => role === 'provider' && !inactive);
  const living = patients.filter(({ trashed }) => !trashed);
  for (const [n, [daysAgo, end]] of plan.entries()) {
    const [issuedOn, patient] = [`${today.subtract({ days: daysAgo })}`, living[(n * 7) % living.length]];
    const [offer, doctor] = [offers[n % offers.length], doctors[n % doctors.length]];
    if (!patient || !offer || !doctor) continue;
    const lines = [
      NewInvoiceLine.parse({
        ...{ description: offer.name, unitPrice: offer.price, quantity: 1000, visitedOn: issuedOn },
        ...{ tax: n % 3 === 0 ? STANDARD : CARE, serviceId: serviceId(blueprint, offer.slug) },
        ...{ practitionerId: memberId(blueprint, doctor) },
        ...(n % 5 === 4 && { discountKind: 'percent', discount: 1000 }),
      }),
    ];
    await asMember(
      workplace,
      end === 'void' || end === 'credited' || end === 'refunded' ? lead : desk,
      'invoices.write',
      async em => {
        const asked = { patientId: patient.id, dueOn: null, note: null, lines };
        const drafted = await writeDraft(em, asked, blueprint);
        await em.flush();
        await finish(em, drafted, { clinic: blueprint, issuedOn, end });
        for (const ago of reminders[daysAgo] ?? []) {
          await em.flush();
          const sentOn = today.subtract({ days: ago });
          const payBy = `${sentOn.add({ days: MORE_DAYS })}`;
          // Those of e-mail would go out today.
          const asked = { how: 'letter' as const, payBy, sentOn: `${sentOn}` };
          await remindOn(em, drafted, asked, { ...blueprint, id: workplace.tenantId });
        }
      },
    );
  }
  return plan.length;
};
