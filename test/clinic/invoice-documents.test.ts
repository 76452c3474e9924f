import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { billOf } from '../../server/clinic/invoice-documents/bill.ts';
import { inLanguage } from '../../server/data/language/in-language.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { openDoor } from '../http/front-door.ts';
import { billing } from '../world/billing.ts';
import { as, clinic, hostOf, sqlAs, type TestClinic, tokenOf } from '../world/world.ts';

const { knock } = await openDoor();
const admin = await sqlAs('admin');

const pdfOf = async (caller: Awaited<ReturnType<typeof as>>, id: string, creditNoteId?: string) =>
  Buffer.from((await caller.invoiceDocuments.get({ id, creditNoteId })).pdf, 'base64').toString('latin1');
const pagesIn = (pdf: string) => pdf.match(/\/Type \/Page\b/g)?.length;

const download = async (of: TestClinic, path: string) =>
  knock({ host: hostOf(of), path, headers: { cookie: `medflow=${await tokenOf(of)}` } });

test('FIN-1 MY4: an invoice is the same bytes whenever it is asked for, whoever is called otherwise by then', async () => {
  const { caller, issued, patient } = await billing();
  const { id } = await issued({ description: 'Żółć, Ärztin, Долгая консультация' });
  const before = await pdfOf(caller, id);
  expect(before.startsWith('%PDF-1.')).toBe(true);
  // Its letters are in the file, and none of the fonts that only a reader may have.
  expect(before).toContain('/FontFile2');
  expect(before).not.toMatch(/Helvetica|Times|Courier/);
  await caller.patients.update({ ...versionOf(patient), lastName: 'Other' });
  expect(await pdfOf(caller, id)).toBe(before);
});

test('FIN-1: many lines go on to as many pages as they need', async () => {
  const { caller, issued } = await billing();
  const { id } = await issued(...Array.from({ length: 100 }, (_, n) => ({ description: `Line ${n}` })));
  expect(pagesIn(await pdfOf(caller, id))).toBe(3);
  const one = await issued();
  expect(pagesIn(await pdfOf(caller, one.id))).toBe(1);
});

test('FIN-1 MY8: what stands on it is what the ledger says, in the language of the clinic', async () => {
  const { caller, issued } = await billing();
  await caller.taxRates.create({ name: 'Standard', category: 'S', rate: 1900, validFrom: '2020-01-01' });
  await caller.taxRates.create({
    ...{ name: 'Care', category: 'E', rate: 0, reason: '§ 4 Nr. 14 UStG', validFrom: '2020-01-01' },
  });
  const { id } = await issued(
    { tax: 'Standard', unitPrice: 11_900, discountKind: 'percent', discount: 5000 },
    { tax: 'Care', quantity: 1500 },
  );
  const invoice = await caller.invoices.pay({ id, amount: 1000, method: 'cash' });
  const bill = inLanguage('de', () => billOf(invoice, 'de-DE'));
  expect(bill.title).toBe('Rechnung INV-000001');
  expect(bill.lines).toMatchObject([
    { description: 'Consultation\nAbzüglich 50 %', tax: '19 %', amount: '59,50\u00a0€' },
    { quantity: '1,5', price: '50,00\u00a0€', tax: '–', amount: '75,00\u00a0€' },
  ]);
  expect(bill.sums).toEqual([
    ['Ohne Steuer', '125,00\u00a0€'],
    ['19 % Steuer auf 50,00\u00a0€', '9,50\u00a0€'],
    ['Gesamt', '134,50\u00a0€'],
    ['Bezahlt', '-10,00\u00a0€'],
  ]);
  expect(bill.last).toEqual(['Noch offen', '124,50\u00a0€']);
  expect(bill.notes[0]).toBe('§ 4 Nr. 14 UStG');
  expect(bill.notes.at(-1)).toContain('124,50\u00a0€');
});

test('FIN-1 MY37: it is a link that no cache keeps and no other clinic finds, and each download leaves a trace', async () => {
  const { clinic: ours, caller, issued, draft, patient } = await billing();
  const invoice = await issued();
  const { creditNotes } = await caller.invoices.credit({ ...versionOf(invoice), reason: 'Never came' });
  const paths = [
    `/invoices/${invoice.id}.pdf`,
    `/invoices/${invoice.id}/credit-notes/${creditNotes[0]?.id}.pdf`,
  ];
  for (const [index, path] of paths.entries()) {
    const { status, headers } = await download(ours, path);
    expect({ status, type: headers['content-type'], cache: headers['cache-control'] }).toEqual({
      ...{ status: 200, type: 'application/pdf', cache: 'no-store' },
    });
    const name = ['INV-000001', 'CN-000001'][index];
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}.pdf"`);
    expect(await download(await clinic(), path)).toMatchObject({ status: 404 });
    expect(await knock({ host: hostOf(ours), path })).toMatchObject({ status: 401 });
  }
  const { rows } = await admin.query(
    `select count(*)::int as looks from clinic.access_entries
      where tenant_id = $1 and $2 = any (patient_ids) and procedure = 'invoiceDocuments.get'`,
    [ours.id, patient.id],
  );
  expect(rows).toEqual([{ looks: 2 }]);

  await expect(caller.invoiceDocuments.get({ id: (await draft()).id })).rejects.toMatchObject({
    message: 'This invoice is a draft. Please issue it first.',
  });
  const other = await issued();
  for (const creditNoteId of [randomUUID(), creditNotes[0]?.id])
    await expect(caller.invoiceDocuments.get({ id: other.id, creditNoteId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  const provider = await as(ours, 'provider');
  await expect(provider.invoiceDocuments.get({ id: other.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
