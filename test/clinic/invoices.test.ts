import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { billing, LINE, said } from '../world/billing.ts';
import { admit, as, bookable, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

test('MY1: fifty invoices that are issued at once have the numbers one to fifty', async () => {
  const { caller, draft } = await billing();
  const drafts = [];
  for (let made = 0; made < 50; made++) drafts.push(await draft());

  const issued = await Promise.all(drafts.map(one => caller.invoices.issue(versionOf(one))));
  expect(issued.map(({ reference }) => reference ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual(
    drafts.map((_, n) => `INV-${String(n + 1).padStart(6, '0')}`),
  );
});

test('MY1: of two who issue the same invoice the second is told its number, and none is lost', async () => {
  const { caller, draft, issued } = await billing();
  const one = await draft();
  const answers = await Promise.allSettled([1, 2, 3].map(() => caller.invoices.issue(versionOf(one))));

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const words = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.message] : []));
  expect(new Set(words)).toEqual(new Set(['This invoice was issued already, as INV-000001.']));
  expect(await issued()).toMatchObject({ reference: 'INV-000002' });
});

test('MY2 MY3: a draft has no number, an issue that is refused takes none, and what is issued stays so', async () => {
  const { caller, draft, issued } = await billing();
  const early = await draft({ visitedOn: '2199-01-01' });
  expect(early).toMatchObject({ reference: null, issuedOn: null, state: 'draft' });

  await expect(caller.invoices.issue(versionOf(early))).rejects.toMatchObject({
    message: 'A visit that is still to come cannot be on an invoice.',
  });
  const first = await issued();
  expect(first).toMatchObject({ reference: 'INV-000001', state: 'open', balance: 5000 });
  const words = { message: 'This invoice was issued already, as INV-000001.' };
  await expect(caller.invoices.trash(versionOf(first))).rejects.toMatchObject(words);
  await expect(caller.invoices.update({ ...versionOf(first), lines: [LINE] })).rejects.toMatchObject(words);
});

test('MY1 MY4: no statement makes a gap or a double, or changes what was issued', async () => {
  const { clinic, draft, issued } = await billing();
  const [{ id }, { id: next }] = [await issued({}, { unitPrice: 700 }), await draft()];
  const issue = (number: number, reference: string) =>
    said(
      clinic,
      `update clinic.invoices set status = 'issued', number = $2, reference = $3, issued_on = now(), due_on = now() + interval '1 day',
        recipient = '\\x000041'::bytea, seller = 'S' where id = $1`,
      [next, number, reference],
    );
  expect(await issue(3, 'INV-000003')).toBe('numbers_without_gap');
  expect(await issue(1, 'INV-000001')).toBe('numbers_without_gap');
  expect(await issue(2, 'INV-000009')).toBe('invoices_called_by_number');

  const change = (set: string) => said(clinic, `update clinic.invoices set ${set} where id = $1`, [id]);
  for (const set of [
    ...['total = 1', `status = 'draft', number = null`, 'number = 7', `seller = 'Other'`, 'due_on = now()'],
    ...['deleted_at = now()', `recipient = '\\x000042'::bytea`],
  ])
    expect({ set, told: await change(set) }).toEqual({ set, told: 'keep_invoice' });

  const lines = (set: string) =>
    said(clinic, `update clinic.invoice_lines set ${set} where invoice_id = $1`, [id]);
  for (const set of ['amount = 1', 'deleted_at = now()', `description = '\\x000042'::bytea`, 'tax_rate = 5'])
    expect({ set, told: await lines(set) }).toEqual({ set, told: 'keep_invoice' });
  expect(await lines('taken_back = 1')).toBe('balance_invoice');

  for (const table of [
    'invoices',
    'invoice_lines',
    'credit_notes',
    'credit_lines',
    'payments',
    'invoice_counters',
  ])
    expect(await said(clinic, `delete from clinic.${table}`)).toBe(`permission denied for table ${table}`);
  expect(await said(clinic, 'update clinic.invoice_counters set last_number = 9')).toBe(
    'permission denied for table invoice_counters',
  );
  expect(
    await said(
      clinic,
      `insert into clinic.invoices (tenant_id, patient_id, status, number, reference, currency, prices_include_tax, issued_on, due_on, recipient, seller)
        select tenant_id, patient_id, 'issued', 2, 'INV-000002', 'EUR', true, issued_on, due_on, recipient, seller from clinic.invoices where id = $1`,
      [id],
    ),
  ).toBe('keep_invoice');
});

test('MY8: the database refuses an invoice that is not the sum of its lines, and a line that is not its price', async () => {
  const { clinic, draft } = await billing();
  const { id } = await draft({}, { unitPrice: 700 });
  expect(await said(clinic, 'update clinic.invoices set net = 1, total = 1 where id = $1', [id])).toBe(
    'balance_invoice',
  );
  const lines = (set: string) =>
    said(clinic, `update clinic.invoice_lines set ${set} where invoice_id = $1`, [id]);
  expect(await lines('amount = 1')).toBe('invoice_lines_amount');
  expect(await lines('quantity = 2000, amount = unit_price * 2')).toBe('balance_invoice');
  expect(await lines('quantity = -1000')).toMatch('invoice_lines_');
  expect(await lines('tax_rate = 1900')).toBe('invoice_lines_within');
});

test('MY5 MY6: the tax of the day of the visit counts, and stays in the line', async () => {
  const { caller, draft } = await billing();
  const rate = (validFrom: string, points: number) =>
    caller.taxRates.create({ name: 'Standard', category: 'S', rate: points, validFrom });
  const [old] = [
    await rate('2020-01-01', 1600),
    await rate('2026-07-01', 1900),
    await rate('2027-01-01', 2100),
  ];
  const invoice = await draft(
    { tax: 'Standard', visitedOn: '2026-06-30' },
    { tax: 'Standard', visitedOn: '2026-07-01' },
  );
  expect(invoice.lines.map(({ taxRate }) => taxRate)).toEqual([1600, 1900]);
  // Prices are told with tax, unless the clinic says otherwise.
  expect(invoice).toMatchObject({ total: 10_000, tax: 690 + 798, pricesIncludeTax: true });
  await expect(draft({ tax: 'Standard', visitedOn: '2019-12-31' })).rejects.toMatchObject({
    message: 'There is no tax rate “Standard” for 2019-12-31.',
  });

  await caller.taxRates.update({
    ...versionOf(old),
    ...{ name: 'Standard', category: 'S', rate: 700, validFrom: '2020-01-01' },
  });
  const issued = await caller.invoices.issue(versionOf(invoice));
  expect(issued.lines.map(({ taxRate }) => taxRate)).toEqual([1600, 1900]);
});

test('MY9 MY34: prices without tax, and what goes with being exempt', async () => {
  const { caller, draft } = await billing();
  await caller.settings.updateOrganization({ version: 1, pricesIncludeTax: false, paymentDays: 30 });
  const exempt = { name: 'Medical care', category: 'E' as const, rate: 0, validFrom: '2020-01-01' };
  await expect(caller.taxRates.create(exempt)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await caller.taxRates.create({ ...exempt, reason: 'Free of tax by § 4 No. 14' });
  await caller.taxRates.create({ name: 'Standard', category: 'S', rate: 1900, validFrom: '2020-01-01' });

  const invoice = await draft({ tax: 'Medical care' }, { tax: 'Standard', unitPrice: 333 });
  expect(invoice).toMatchObject({ net: 5333, tax: 63, total: 5396 });
  expect(invoice.taxes).toMatchObject([
    { taxRate: 1900, net: 333, tax: 63 },
    { taxCategory: 'E', net: 5000, tax: 0 },
  ]);
  const { issuedOn, dueOn } = await caller.invoices.issue(versionOf(invoice));
  expect(+new Date(dueOn ?? '') - +new Date(issuedOn ?? '')).toBe(30 * 86_400_000);
});

test('MY7: credit notes have numbers of their own, and together are the invoice', async () => {
  const { caller, issued } = await billing();
  await caller.taxRates.create({ name: 'Standard', category: 'S', rate: 1900, validFrom: '2020-01-01' });
  const invoice = await issued({ tax: 'Standard', unitPrice: 101 }, { tax: 'Standard', unitPrice: 102 });
  const [line] = invoice.lines;
  if (!line) throw new Error('It has lines.');
  const credit = (lines?: { lineId: string; amount: number }[]) =>
    caller.invoices.credit({ ...versionOf(invoice), reason: 'Not what was done', lines });

  const part = await credit([{ lineId: line.id, amount: 50 }]);
  expect(part).toMatchObject({ state: 'open', credited: 50, balance: 153 });
  await expect(credit([{ lineId: line.id, amount: 52 }])).rejects.toMatchObject({
    message: 'More cannot be credited than is left of a line.',
  });
  const all = await credit();
  expect(all).toMatchObject({ state: 'void', credited: 203, balance: 0, net: invoice.net, tax: invoice.tax });
  expect(all.creditNotes.map(({ reference }) => reference)).toEqual(['CN-000001', 'CN-000002']);
  expect(all.creditNotes.reduce((sum, { tax }) => sum + tax, 0)).toBe(invoice.tax);
  await expect(credit()).rejects.toMatchObject({
    message: 'This invoice was taken back as a whole already.',
  });
});

test('MY7: ten who take an invoice back at once take it back once', async () => {
  const { clinic, caller, issued } = await billing();
  const invoice = await issued();
  const credit = () => caller.invoices.credit({ ...versionOf(invoice), reason: 'Twice' });
  const answers = await Promise.allSettled(Array.from({ length: 10 }, credit));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await caller.invoices.get({ id: invoice.id })).toMatchObject({ credited: 5000 });
  expect(
    await said(clinic, `update clinic.credit_notes set total = 1 where invoice_id = $1`, [invoice.id]),
  ).toBe('keep_ledger');
  expect(
    await said(
      clinic,
      `insert into clinic.credit_notes (tenant_id, invoice_id, patient_id, number, reference, issued_on, reason, net, tax, total)
        select tenant_id, invoice_id, patient_id, 2, 'CN-000002', issued_on, reason, net, tax, total from clinic.credit_notes`,
    ),
  ).toBe('balance_invoice');
});

test('MY36: a visit is billed once, also by two at once, and again when its draft is gone or credited', async () => {
  const { caller, links } = await bookable();
  const { id } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  const bill = () => caller.invoices.billBooking({ id, tax: null });
  const answers = await Promise.allSettled([bill(), bill()]);
  const made = answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(made).toHaveLength(1);
  const words = { code: 'CONFLICT', message: 'This booking is on another invoice already.' };
  await expect(bill()).rejects.toMatchObject(words);

  const [first] = made;
  if (!first) throw new Error('One was made.');
  await caller.invoices.trash(versionOf(first));
  const second = await bill();
  await expect(caller.invoices.restore({ id: first.id })).rejects.toMatchObject(words);
  // A visit that is still to come waits; a line that was written by hand does not.
  const [line] = second.lines;
  const issued = await caller.invoices.update({
    ...versionOf(second),
    lines: [{ ...LINE, lineId: line?.id, unitPrice: 4000 }],
  });
  expect(issued.lines).toMatchObject([{ bookingId: id, amount: 4000 }]);
  const out = await caller.invoices.issue(versionOf(issued));
  await expect(bill()).rejects.toMatchObject(words);
  await caller.invoices.credit({ ...versionOf(out), reason: 'Another price' });
  expect(await bill()).toMatchObject({ state: 'draft' });
});

test('MY36: a draft comes back from the trash with the lines that it had', async () => {
  const { caller, draft } = await billing();
  const three = await draft({ unitPrice: 100 }, { unitPrice: 200 }, { unitPrice: 300 });
  const two = await caller.invoices.update({
    ...versionOf(three),
    lines: three.lines.slice(1).map(line => ({ ...LINE, lineId: line.id, unitPrice: line.unitPrice })),
  });
  expect(two).toMatchObject({ total: 500 });
  await caller.invoices.trash(versionOf(two));
  const back = await caller.invoices.restore({ id: two.id });
  expect(back.lines.map(({ unitPrice }) => unitPrice)).toEqual([200, 300]);
});

test.each([
  ['quantity', Number.NaN],
  ['quantity', -1000],
  ['quantity', 0],
  ['quantity', Number('1e309')],
  ['quantity', 0.5],
  ['unitPrice', -0],
  ['unitPrice', 2 ** 53 + 1],
  ['unitPrice', 1.5],
  ['unitPrice', '12'],
  ['unitPrice', null],
  ['discount', 1],
  ['description', ''],
  ['visitedOn', '2026-02-30'],
])('MY12: a line whose %s is %j is refused', async (field, value) => {
  const { draft } = await billing();
  await expect(draft({ [field]: value })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('MY11 MY12: a discount is never more than what it is taken off', async () => {
  const { draft } = await billing();
  await expect(draft({ discountKind: 'amount', discount: 5001 })).rejects.toMatchObject({
    message: 'A discount cannot be more than what it is taken off.',
  });
  await expect(draft({ discountKind: 'percent', discount: 10_001 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  expect(await draft({ discountKind: 'percent', discount: 10_000 })).toMatchObject({ total: 0 });
});

test.each([
  ['JPY', 1980, 180],
  ['EUR', 1980, 180],
  ['BHD', 1980, 180],
])(
  'MY13 K14: an invoice of %s counts whole minor units, and its limit is the currency’s',
  async (currency, unitPrice, tax) => {
    const { caller, patient } = await billing();
    await caller.taxRates.create({ name: 'Ten', category: 'S', rate: 1000, validFrom: '2020-01-01' });
    const write = (price: number) =>
      caller.invoices.write({
        ...{ patientId: patient.id, currency },
        lines: [{ ...LINE, unitPrice: price, tax: 'Ten' }],
      });
    expect(await write(unitPrice)).toMatchObject({ currency, total: 1980, tax });
    await expect(write(1e12)).rejects.toMatchObject({ message: `This price is too large for ${currency}.` });
  },
);

test('MY4: what was issued says the same when patient and clinic are called otherwise, and goes along with a merge alone', async () => {
  const { clinic, caller, patient, issued } = await billing();
  const invoice = await issued();
  const other = await admit(clinic);
  const moved = (table: string, column: string) =>
    said(clinic, `update clinic.${table} set patient_id = $1 where ${column} = $2`, [other.id, invoice.id]);
  expect(await moved('invoices', 'id')).toBe('keep_invoice');
  expect(await moved('invoice_lines', 'invoice_id')).toBe('keep_invoice');

  const renamed = await caller.patients.update({
    id: patient.id,
    version: patient.version,
    lastName: 'Other',
  });
  await caller.patientMerges.merge({
    ...{ patientId: other.id, version: other.version },
    ...{ mergedId: patient.id, mergedVersion: renamed.version },
  });
  expect(await caller.invoices.get({ id: invoice.id })).toMatchObject({
    ...{ patient: { id: other.id }, recipient: invoice.recipient, total: invoice.total },
  });
});

test('FIN-1: those who treat see no money, the desk takes nothing back, and whoever looks leaves a trace', async () => {
  const { clinic, issued, patient } = await billing();
  const { id, version } = await issued();
  const [provider, desk] = [await as(clinic, 'provider'), await as(clinic, 'staff')];
  await expect(provider.invoices.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(desk.invoices.credit({ id, version, reason: 'x' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });

  await desk.invoices.get({ id });
  await desk.invoices.list({});
  const { rows } = await admin.query(
    `select procedure from clinic.access_entries where tenant_id = $1 and $2 = any (patient_ids) and procedure like 'invoices.%'`,
    [clinic.id, patient.id],
  );
  const looks = rows.map(({ procedure }) => procedure);
  expect(looks).toContain('invoices.get');
  expect(looks).toContain('invoices.list');
});

test('MY28: lists find what is open, part paid, paid, void and overdue', async () => {
  const { caller, draft, issued, patient } = await billing();
  const [open, part, paid, gone] = [await issued(), await issued(), await issued(), await issued()];
  await draft();
  await caller.invoices.pay({ id: part.id, amount: 1, method: 'cash' });
  await caller.invoices.pay({ id: paid.id, amount: 5000, method: 'card' });
  await caller.invoices.credit({ ...versionOf(gone), reason: 'Never came' });
  for (const [state, id] of [
    ['open', open.id],
    ['part_paid', part.id],
    ['paid', paid.id],
    ['void', gone.id],
  ] as const) {
    const { items } = await caller.invoices.list({ state, patientId: patient.id });
    expect(items.map(item => [item.id, item.state])).toEqual([[id, state]]);
  }
  expect((await caller.invoices.list({ overdue: true })).items).toEqual([]);
  expect((await caller.invoices.list({ from: '2199-01-01' })).items).toEqual([]);
  await expect(caller.invoices.get({ id: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
