import fc from 'fast-check';
import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { ages, type Entry } from '../../shared/clinic/money-reports.ts';
import { backdate, billing, LINE } from '../world/billing.ts';
import { as, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

type World = Awaited<ReturnType<typeof billing>>;

const issuedOn = (id: string, day: string, due = day) =>
  backdate(['update clinic.invoices set issued_on = $2, due_on = $3 where id = $1', [id, day, due]]);

const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);

const everything = { from: '2026-01-01', to: '2027-02-04' };
const days = fc
  .integer({ min: 1, max: 300 })
  .map(day => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10));
const share = fc.integer({ min: 1, max: 100 });

const lineOf = (serviceId: string, practitionerId: string) =>
  fc.record({
    unitPrice: fc.integer({ min: 1, max: 100_000 }),
    quantity: fc.integer({ min: 1, max: 5000 }),
    discounted: fc.constantFrom(
      { discountKind: 'none', discount: 0 },
      { discountKind: 'percent', discount: 333 },
      { discountKind: 'amount', discount: 1 },
    ),
    tax: fc.constantFrom('Standard', 'Reduced', 'Exempt', null),
    serviceId: fc.constantFrom(serviceId, null),
    practitionerId: fc.constantFrom(practitionerId, null),
  });

const invoiceOf = (world: World) =>
  fc.record({
    lines: fc.array(lineOf(world.links.serviceId, world.links.practitionerId), {
      minLength: 1,
      maxLength: 5,
    }),
    pricesIncludeTax: fc.boolean(),
    day: days,
    /** How much of each line is taken back, and of the total is paid and of that given back, in percent, and when. */
    credits: fc.array(fc.tuple(share, days), { maxLength: 2 }),
    payments: fc.array(fc.tuple(share, days), { maxLength: 2 }),
    refund: fc.option(fc.tuple(share, days)),
  });
type Wish = ReturnType<typeof invoiceOf> extends fc.Arbitrary<infer Value> ? Value : never;

const part = (of: number, percent: number) => Math.floor((of * percent) / 100);

/** Writes, issues, credits, pays and gives back what was wished for. */
const bill = async ({ caller, draft }: World, wish: Wish): Promise<void> => {
  const { version } = (await caller.settings.get()).organization;
  await caller.settings.updateOrganization({ version, pricesIncludeTax: wish.pricesIncludeTax });
  const lines = wish.lines.map(({ discounted, ...line }) => ({
    ...{ ...line, ...(line.unitPrice * line.quantity >= 1000 ? discounted : {}) },
  }));
  const issued = await caller.invoices.issue(versionOf(await draft(...lines)));
  await issuedOn(issued.id, wish.day);
  for (const [percent, day] of wish.credits) {
    const { id, version: now, lines: left, state } = await caller.invoices.get({ id: issued.id });
    if (state === 'void') continue;
    const back = left
      .map(line => ({ lineId: line.id, amount: part(line.amount - line.takenBack, percent) }))
      .filter(({ amount }) => amount > 0);
    if (back.length === 0) continue;
    const { creditNotes } = await caller.invoices.credit({ id, version: now, reason: 'A part', lines: back });
    await backdate([
      'update clinic.credit_notes set issued_on = $2 where id = $1',
      [creditNotes.at(-1)?.id, day],
    ]);
  }
  const { id, total } = issued;
  const paid = async (said: { payments: { id: string }[] }, day: string) =>
    backdate(['update clinic.payments set received_on = $2 where id = $1', [said.payments.at(-1)?.id, day]]);
  for (const [percent, day] of wish.payments)
    if (part(total, percent) > 0)
      await paid(
        await caller.invoices.pay({ id, amount: part(total, percent), method: 'card', beyondDue: true }),
        day,
      );
  const [first] = (await caller.invoices.get({ id })).payments;
  if (!first || !wish.refund || part(first.amount, wish.refund[0]) === 0) return;
  const refund = {
    id,
    paymentId: first.id,
    amount: part(first.amount, wish.refund[0]),
    method: 'cash' as const,
  };
  await paid(await caller.invoices.refund(refund), wish.refund[1]);
};

const entriesOf = async ({ caller }: World): Promise<Entry[]> => {
  const all: Entry[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await caller.moneyReports.entries({ ...everything, cursor, limit: 7 });
    all.push(...page.items);
    if (!page.nextCursor) return all;
    cursor = page.nextCursor;
  }
};

/** What a clinic spends: how far each is brought, when it is paid, and whether it is taken back. */
const spentOf = (facilityId: string) =>
  fc.record({
    total: fc.integer({ min: 1, max: 100_000 }),
    taxRate: fc.constantFrom(0, 700, 1900),
    category: fc.constantFrom('rent', 'supplies', 'travel'),
    facilityId: fc.constantFrom(facilityId, ''),
    day: days,
    end: fc.constantFrom('draft', 'submitted', 'declined', 'approved', 'paid'),
    paidOn: days,
    /** The days on which it is taken back, and on which the money of it comes back. */
    back: fc.option(fc.tuple(days, fc.option(days))),
  });
type Spending = ReturnType<typeof spentOf> extends fc.Arbitrary<infer Value> ? Value : never;

/** Writes, submits, decides, pays and takes back what was wished for. */
const spend = async ({ clinic, caller }: World, wish: Spending): Promise<void> => {
  const { day, end, paidOn, back, ...fields } = wish;
  const [desk, admin] = [await as(clinic, 'staff'), await as(clinic, 'admin')];
  const draft = await desk.expenses.write({ ...fields, payee: 'Anybody', spentOn: day });
  if (end === 'draft') return;
  const submitted = await desk.expenses.submit(versionOf(draft));
  if (end === 'submitted') return;
  if (end === 'declined') {
    await caller.expenses.decline({ ...versionOf(submitted), reason: 'No' });
    return;
  }
  const approved = await caller.expenses.approve(versionOf(submitted));
  const pay = { method: 'transfer' as const };
  const last =
    end === 'paid' ? await caller.expenses.pay({ ...versionOf(approved), ...pay, paidOn }) : approved;
  if (!back) return;
  const [backOn, moneyOn] = back;
  const asked = await caller.expenses.reverse({ ...versionOf(last), reason: 'Wrong' });
  const taken = await admin.expenses.approve(versionOf(asked));
  await backdate(['update clinic.expenses set spent_on = $2 where id = $1', [taken.id, backOn]]);
  if (end === 'paid' && moneyOn) await caller.expenses.pay({ ...versionOf(taken), ...pay, paidOn: moneyOn });
};

/** What the tables say of what was spent, without any of our sums. */
const spentLedgerOf = async ({ clinic }: World) => {
  const { rows } = await admin.query(
    `select coalesce(sum(total - tax), 0)::int as net, coalesce(sum(tax), 0)::int as tax, coalesce(sum(total), 0)::int as total,
      coalesce(sum(total) filter (where status = 'paid'), 0)::int as paid
    from clinic.expenses where tenant_id = $1 and status in ('approved', 'paid')`,
    [clinic.id],
  );
  return rows[0] as { net: number; tax: number; total: number; paid: number };
};

const isSpent = ({ expenseId }: Entry) => expenseId !== null;

/** FIN-1: what was spent, by month, category and facility, is the ledger, and what is not paid is owed in it. */
const expectSpent = async (world: World, entries: Entry[], on: string) => {
  const ledger = await spentLedgerOf(world);
  const [spent] = (await world.caller.moneyReports.spent(everything)).items;
  expect(spent).toMatchObject({ ...ledger, unpaid: ledger.total - ledger.paid, currency: 'EUR' });
  for (const rows of [spent?.months, spent?.byCategory, spent?.byFacility])
    for (const name of ['net', 'tax', 'total'] as const)
      expect(sum((rows ?? []).map(row => row[name]))).toBe(ledger[name]);
  expect(sum((spent?.months ?? []).map(({ paid }) => paid))).toBe(ledger.paid);

  const documents = entries.filter(entry => isSpent(entry) && !entry.method);
  for (const { amount, taxes } of documents) expect(sum(taxes.map(({ total }) => total))).toBe(amount);
  expect(sum(documents.flatMap(({ taxes }) => taxes.map(({ net }) => net)))).toBe(0 - ledger.net);
  expect(sum(documents.map(({ amount }) => amount))).toBe(0 - ledger.total);
  const upTo = sum(entries.filter(entry => isSpent(entry) && entry.day <= on).map(({ amount }) => amount));
  const [then] = (await world.caller.moneyReports.spent({ from: everything.from, to: on })).items;
  expect(then?.unpaid).toBe(0 - upTo);
};

/** What the tables say, without any of our sums. */
const ledgerOf = async ({ clinic }: World) => {
  const { rows } = await admin.query(
    `select (select coalesce(sum(net), 0) from clinic.invoices where tenant_id = $1 and status = 'issued')::int
        - (select coalesce(sum(net), 0) from clinic.credit_notes where tenant_id = $1)::int as net,
      (select coalesce(sum(total), 0) from clinic.invoices where tenant_id = $1 and status = 'issued')::int
        - (select coalesce(sum(total), 0) from clinic.credit_notes where tenant_id = $1)::int as total,
      (select coalesce(sum(amount), 0) from clinic.payments where tenant_id = $1 and amount > 0)::int as received,
      (select coalesce(-sum(amount), 0) from clinic.payments where tenant_id = $1 and amount < 0)::int as refunded`,
    [clinic.id],
  );
  return rows[0] as { net: number; total: number; received: number; refunded: number };
};

/** Whole numbers of any length, half away from nothing. */
const half = (dividend: bigint, divisor: bigint) => Number((2n * dividend + divisor) / (2n * divisor));

/** FIN-1: an invoice is its lines less discounts plus tax, and what is due its total less payments plus refunds. */
const expectSums = async ({ caller }: World) => {
  for (const { id } of (await caller.invoices.list({ limit: 100 })).items) {
    const { lines, ...invoice } = await caller.invoices.get({ id });
    const amounts = lines.map(({ quantity, unitPrice, discountKind, discount }) => {
      const gross = half(BigInt(quantity) * BigInt(unitPrice), 1000n);
      return (
        gross - (discountKind === 'percent' ? half(BigInt(gross) * BigInt(discount), 10_000n) : discount)
      );
    });
    const { net, tax, total, payments, creditNotes, balance } = invoice;
    expect(sum(amounts) + (invoice.pricesIncludeTax ? 0 : tax)).toBe(total);
    expect(net + tax).toBe(total);
    const [paid, back] = [
      payments.filter(({ amount }) => amount > 0),
      payments.filter(({ amount }) => amount < 0),
    ];
    expect(balance).toBe(
      total -
        sum(creditNotes.map(note => note.total)) -
        sum(paid.map(({ amount }) => amount)) -
        sum(back.map(({ amount }) => amount)),
    );
  }
};

test('FIN-1 MY28 MY29: whatever is billed, credited, paid, given back, spent and taken back, each report is the ledger, to the cent', async () => {
  const world = await billing();
  const { caller } = world;
  const rates = { Standard: 1900, Reduced: 700 };
  for (const [name, rate] of Object.entries(rates))
    await caller.taxRates.create({ name, category: 'S', rate, validFrom: '2020-01-01' });
  await caller.taxRates.create({
    name: 'Exempt',
    category: 'E',
    rate: 0,
    reason: 'Care',
    validFrom: '2020-01-01',
  });

  await fc.assert(
    fc.asyncProperty(
      fc.array(invoiceOf(world), { minLength: 1, maxLength: 3 }),
      fc.array(spentOf(world.links.facilityId), { maxLength: 3 }),
      days,
      async (wishes, spendings, day) => {
        for (const wish of wishes) await bill(world, wish);
        for (const wish of spendings) await spend(world, wish);
        await expectSums(world);

        const ledger = await ledgerOf(world);
        const [billed] = (await caller.moneyReports.billed(everything)).items;
        expect(billed).toMatchObject({ ...ledger, tax: ledger.total - ledger.net, currency: 'EUR' });
        for (const rows of [billed?.months, billed?.byPractitioner, billed?.byService])
          for (const name of ['net', 'tax', 'total'] as const)
            expect(sum((rows ?? []).map(row => row[name]))).toBe(billed?.[name]);
        for (const rows of [billed?.months, billed?.byMethod])
          for (const name of ['received', 'refunded'] as const)
            expect(sum((rows ?? []).map(row => row[name]))).toBe(ledger[name]);

        const all = await entriesOf(world);
        await expectSpent(world, all, day);
        const entries = all.filter(entry => !isSpent(entry));
        const documents = entries.filter(({ kind }) => kind === 'invoice' || kind === 'credit_note');
        for (const { amount, taxes } of documents) expect(sum(taxes.map(({ total }) => total))).toBe(amount);
        const taxed = entries.flatMap(({ taxes }) => taxes);
        expect(sum(taxed.map(({ net }) => net))).toBe(ledger.net);
        expect(sum(taxed.map(({ total }) => total))).toBe(ledger.total);

        for (const on of [day, everything.to]) {
          const owed = (await caller.moneyReports.owed({ on })).items[0];
          const upTo = sum(entries.filter(entry => entry.day <= on).map(({ amount }) => amount));
          expect(owed?.balance ?? 0).toBe(upTo);
          expect(sum([...ages, 'credit' as const].map(age => owed?.[age] ?? 0))).toBe(upTo);
        }
        expect(sum(entries.map(({ amount }) => amount))).toBe(
          ledger.total - ledger.received + ledger.refunded,
        );
        const spent = await spentLedgerOf(world);
        expect(sum(all.map(({ amount }) => amount))).toBe(
          ledger.total - ledger.received + ledger.refunded - spent.total + spent.paid,
        );
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

test('MY28: what is owed ages from the day on which it was to be paid, by the edges of each column', async () => {
  const { caller, issued } = await billing();
  const on = '2026-06-30';
  const late = (by: number) => new Date(Date.UTC(2026, 5, 30 - by)).toISOString().slice(0, 10);
  for (const [index, by] of [-1, 0, 1, 30, 31, 60, 61, 90, 91, 400].entries()) {
    const { id } = await issued({ unitPrice: 2 ** index });
    await issuedOn(id, '2025-01-01', late(by));
  }
  const [owed] = (await caller.moneyReports.owed({ on })).items;
  expect(owed).toMatchObject({
    ...{ current: 3, days30: 12, days60: 48, days90: 192, older: 768 },
    ...{ credit: 0, balance: 1023, invoices: 10 },
  });
});

test('MY28: what is paid later was owed before, and what was paid before its invoice is to the patient’s credit', async () => {
  const { caller, issued } = await billing();
  const { id } = await issued();
  await issuedOn(id, '2026-03-10', '2026-03-20');
  const owed = async (on: string) => (await caller.moneyReports.owed({ on })).items;
  expect(await owed('2026-03-09')).toEqual([]);
  const { payments } = await caller.invoices.pay({
    id,
    amount: 2000,
    method: 'cash',
    receivedOn: '2026-05-01',
  });
  expect(payments).toMatchObject([{ receivedOn: '2026-05-01' }]);
  expect(await owed('2026-04-30')).toMatchObject([{ days60: 5000, balance: 5000 }]);
  expect(await owed('2026-05-01')).toMatchObject([{ days60: 3000, balance: 3000 }]);
  await caller.invoices.pay({ id, amount: 4000, method: 'cash', receivedOn: '2026-03-01', beyondDue: true });
  expect(await owed('2026-03-01')).toMatchObject([
    { invoices: 0, current: 0, credit: -4000, balance: -4000 },
  ]);
  expect(await owed('2026-05-01')).toMatchObject([{ credit: -1000, balance: -1000 }]);
});

test('MY29 K14: what was asked for and what came in are told by their own days, and currencies apart', async () => {
  const { caller, issued, patient, links } = await billing();
  const { id } = await issued(
    { practitionerId: links.practitionerId },
    { unitPrice: 300, serviceId: links.serviceId },
  );
  await issuedOn(id, '2026-01-31');
  await caller.invoices.pay({ id, amount: 5300, method: 'cash', receivedOn: '2026-02-01' });
  const yen = await caller.invoices.write({
    patientId: patient.id,
    currency: 'JPY',
    lines: [{ ...LINE, unitPrice: 900 }],
  });
  await caller.invoices.issue(versionOf(yen));
  await issuedOn(yen.id, '2026-02-28');

  const { items } = await caller.moneyReports.billed({ from: '2026-01-31', to: '2026-02-28' });
  expect(items.map(({ currency, total, received }) => [currency, total, received])).toEqual([
    ['EUR', 5300, 5300],
    ['JPY', 900, 0],
  ]);
  expect(items[0]?.months).toMatchObject([
    { month: '2026-01', total: 5300, received: 0 },
    { month: '2026-02', total: 0, received: 5300 },
  ]);
  expect(items[0]?.byPractitioner).toMatchObject([
    { practitioner: { id: links.practitionerId }, total: 5000 },
    { practitioner: null, total: 300 },
  ]);
  expect(items[0]?.byService).toMatchObject([
    { service: null },
    { service: { id: links.serviceId }, total: 300 },
  ]);
  expect(items[0]?.byMethod).toEqual([{ method: 'cash', received: 5300, refunded: 0 }]);
});

test('FIN-1 FD12: the desk sees what is owed, and not what is earned, and nobody where the clinic shows it to nobody', async () => {
  const { clinic, caller } = await billing();
  const desk = await as(clinic, 'staff');
  const span = { from: '2026-01-01', to: '2026-01-31' };
  expect(await desk.moneyReports.owed({})).toMatchObject({ items: [] });
  await expect(desk.moneyReports.billed(span)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(desk.moneyReports.entries(span)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const provider = await as(clinic, 'provider');
  await expect(provider.moneyReports.owed({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { version } = (await caller.settings.get()).analytics;
  await caller.settings.updateAnalytics({ version, showRevenue: false });
  await expect(caller.moneyReports.billed(span)).rejects.toMatchObject({
    message: 'This clinic shows nobody what it earns.',
  });
});
