import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { exportsToWrite, writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { openDoor } from '../http/front-door.ts';
import { billing, LINE } from '../world/billing.ts';
import { as, hostOf, planes, tokenOf } from '../world/world.ts';

const { knock } = await openDoor();

type World = Awaited<ReturnType<typeof billing>>;
const span = { from: '2026-01-01', to: '2026-12-31' };

/** What whoever asked for it saves. */
const fetched = async ({ clinic }: World, asked: { id: string }) => {
  const work = (await clinicsWithWork(planes, exportsToWrite())).find(({ id }) => id === clinic.id);
  if (work) await writeExport(planes, work);
  return knock({
    host: hostOf(clinic),
    path: `/exports/${asked.id}.csv`,
    headers: { cookie: `medflow=${await tokenOf(clinic)}` },
  });
};

/** An invoice by two rates that was taken back in part, paid, and given back in part. */
const ledger = async () => {
  const world = await billing();
  const { caller, issued } = world;
  for (const [name, rate] of [
    ['Standard', 1900],
    ['Reduced', 700],
  ] as const)
    await caller.taxRates.create({ name, category: 'S', rate, validFrom: '2020-01-01' });
  const invoice = await issued({ tax: 'Standard', unitPrice: 11_900 }, { tax: 'Reduced', unitPrice: 1070 });
  const { id, lines } = invoice;
  await caller.invoices.credit({
    ...{ ...versionOf(invoice), reason: '=1+1' },
    lines: [{ lineId: lines[1]?.id ?? '', amount: 70 }],
  });
  const { payments } = await caller.invoices.pay({ id, amount: 12_900, method: 'card' });
  await caller.invoices.refund({ id, paymentId: payments[0]?.id ?? '', amount: 900, method: 'cash' });
  return world;
};

test('FIN-1 MY32 K21: the ledger is taken along row by row, adds up to what is owed, and names no patient', async () => {
  const world = await ledger();
  const file = await fetched(world, await world.caller.listExports.ledger(span));
  expect(file).toMatchObject({ status: 200 });
  expect(file.headers['cache-control']).toBe('no-store');
  const rows: Record<string, string>[] = parse(file.text, { columns: true, bom: true });
  expect(
    rows.map(row => [row.Kind, row.Number, row['Rate of the tax'], row['Without tax'], row.Amount]),
  ).toEqual([
    ['invoice', 'INV-000001', '19.00', '100.00', '119.00'],
    ['invoice', 'INV-000001', '7.00', '10.00', '10.70'],
    ['credit_note', 'CN-000001', '7.00', '-0.65', '-0.70'],
    ['payment', 'RC-000001', '', '', '-129.00'],
    ['refund', 'RC-000002', '', '', '9.00'],
  ]);
  expect(file.text).not.toContain(world.patient.lastName);
  const owed = (await world.caller.moneyReports.owed({})).items[0];
  expect(Math.round(rows.reduce((sum, row) => sum + Number(row.Amount) * 100, 0))).toBe(owed?.balance);
});

test('FIN-1 MY32: the file for DATEV is asked for once the accountant’s numbers are known, and within a business year', async () => {
  const world = await ledger();
  const { caller } = world;
  await expect(caller.listExports.datev(span)).rejects.toMatchObject({
    message: expect.stringContaining('Please enter the numbers of the tax adviser'),
  });
  await caller.settings.updateOrganization({ version: 1, booksAdviser: 1001, booksClient: 7 });
  await expect(caller.listExports.datev({ from: '2025-12-31', to: '2026-01-31' })).rejects.toMatchObject({
    message: expect.stringContaining('cannot go beyond the end of a business year'),
  });

  const file = await fetched(world, await caller.listExports.datev(span));
  expect(file).toMatchObject({ status: 200 });
  expect(file.headers['content-type']).toBe('text/csv; charset=windows-1252');
  expect(file.headers['content-disposition']).toBe('attachment; filename="EXTF_MedFlow.csv"');
  const [header, , ...bookings] = file.text.trimEnd().split('\r\n');
  expect(header).toMatch(/^"EXTF";700;21;"Buchungsstapel";13;/);
  const fields = bookings.map(row => row.split(';'));
  expect(fields.map(row => [row[0], row[1], row[7]])).toEqual([
    ['119,00', '"S"', '8400'],
    ['10,70', '"S"', '8300'],
    ['0,70', '"H"', '8300'],
    ['129,00', '"H"', '1360'],
    ['9,00', '"S"', '1000'],
  ]);
  const sum = fields.reduce(
    (all, [amount, side]) => all + (side === '"S"' ? 1 : -1) * Number(amount?.replace(',', '')),
    0,
  );
  expect(sum).toBe((await caller.moneyReports.owed({})).items[0]?.balance);
});

test('MY25 MY32: what is in another currency is in no file for DATEV, and the file says so', async () => {
  const world = await ledger();
  const { caller, patient } = world;
  await caller.settings.updateOrganization({ version: 1, booksAdviser: 1001, booksClient: 7 });
  const yen = await caller.invoices.write({ patientId: patient.id, currency: 'JPY', lines: [LINE] });
  await caller.invoices.issue(versionOf(yen));
  const asked = await caller.listExports.datev(span);
  expect((await fetched(world, asked)).status).toBe(422);
  expect(await caller.listExports.get({ id: asked.id })).toMatchObject({
    ...{ status: 'failed', fault: 'A file for DATEV is in euros only.' },
  });
});

test('FIN-1: the desk takes no ledger along', async () => {
  const { clinic } = await billing();
  const desk = await as(clinic, 'staff');
  await expect(desk.listExports.ledger(span)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(desk.listExports.datev(span)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('FIN-1 MY32: what was spent is in the ledger and in the file for DATEV, and its list is taken along by itself', async () => {
  const world = await ledger();
  const { clinic, caller } = world;
  const desk = await as(clinic, 'staff');
  const spent = {
    spentOn: '2026-03-02',
    payee: '=1+1',
    category: 'rent' as const,
    total: 11_900,
    taxRate: 1900,
  };
  const submitted = await desk.expenses.submit(versionOf(await desk.expenses.write(spent)));
  const approved = await caller.expenses.approve(versionOf(submitted));
  await caller.expenses.pay({ ...versionOf(approved), method: 'transfer', paidOn: '2026-03-03' });
  await desk.expenses.write({ ...spent, payee: 'Only a draft' });

  const file = await fetched(world, await caller.listExports.ledger(span));
  const rows: Record<string, string>[] = parse(file.text, { columns: true, bom: true });
  expect(
    rows
      .filter(({ Category }) => Category)
      .map(row => [row.Kind, row['Invoice or expense'], row.Category, row['Without tax'], row.Amount]),
  ).toEqual([
    ['expense', 'EX-000001', 'rent', '-100.00', '-119.00'],
    ['expense_payment', 'EX-000001', 'rent', '', '119.00'],
  ]);

  await caller.settings.updateOrganization({ version: 1, booksAdviser: 1001, booksClient: 7 });
  const datev = await fetched(world, await caller.listExports.datev(span));
  const bookings = datev.text
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(';'))
    .filter(fields => fields[6] === '70000');
  expect(bookings.map(fields => [fields[0], fields[1], fields[7], fields[9]])).toEqual([
    ['119,00', '"H"', '4210', '0203'],
    ['119,00', '"S"', '1200', '0303'],
  ]);

  const list = await fetched(world, await caller.listExports.expenses({ status: 'paid' }));
  const expenses: Record<string, string>[] = parse(list.text, { columns: true, bom: true });
  expect(expenses).toMatchObject([
    { Number: 'EX-000001', Day: '2026-03-02', Status: 'paid', Tax: '19.00', Total: '119.00', Payee: "'=1+1" },
  ]);
});
