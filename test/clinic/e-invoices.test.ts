import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { Pdf } from '../e-invoices/pdf-objects.ts';
import { brokenBy } from '../e-invoices/rules.ts';
import { registration } from '../e-invoices/wishes.ts';
import { all, type Tree, text, treeOf } from '../e-invoices/xml-tree.ts';
import { billing } from '../world/billing.ts';
import { sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const berlin = { lines: 'Weg 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
const NAME = 'Müller & <Söhne>';

const usual = { place: berlin, numbers: registration, pricesIncludeTax: false };

/** A clinic that has all that an e-invoice needs, and taxes. */
const practice = async (unusual: Partial<typeof usual> = {}) => {
  const { place, numbers, pricesIncludeTax } = { ...usual, ...unusual };
  const world = await billing();
  const { caller, patient } = world;
  await caller.clinic.changeProfile({ name: `${NAME} ${world.clinic.slug}`, registration: numbers });
  const { version } = (await caller.settings.get()).organization;
  await caller.settings.updateOrganization({ version, pricesIncludeTax });
  await caller.clinicAddresses.create(place);
  await caller.patientAddresses.create({ ...place, patientId: patient.id, lines: 'Gasse 2' });
  const validFrom = '2020-01-01';
  await caller.taxRates.create({ name: 'Standard', category: 'S', rate: 1900, validFrom });
  const care = { name: 'Care', category: 'E' as const, rate: 0, reason: '§ 4 Nr. 14 UStG', validFrom };
  await caller.taxRates.create(care);
  return world;
};
type Caller = Awaited<ReturnType<typeof practice>>['caller'];

const pdfOf = async (caller: Caller, id: string, creditNoteId?: string) => {
  const { pdf } = await caller.invoiceDocuments.get({ id, creditNoteId });
  return new Pdf(Buffer.from(pdf, 'base64'));
};

/** What is attached to a PDF, if anything is. */
const attachedTo = (pdf: Pdf): Buffer | undefined => {
  if (!pdf.root.includes('/AF')) return undefined;
  return pdf.follow(pdf.follow(pdf.root, 'AF').says, 'F').stream;
};

const xmlIn = (pdf: Pdf): Tree => treeOf(attachedTo(pdf)?.toString() ?? '');
const settlement = 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement';
const sums = `${settlement}/SpecifiedTradeSettlementHeaderMonetarySummation`;

test('FIN-1 MY35: in the EU an invoice is a PDF/A-3 with its XML, by what is in the bytes', async () => {
  const { caller, issued, clinic } = await practice();
  const { id, eInvoice } = await issued({ tax: 'Standard', description: 'Żółć 漢 😀' });
  expect(eInvoice).toEqual({ missing: [] });
  const pdf = await pdfOf(caller, id);
  expect(pdf.header).toMatch(/^%PDF-1\.7\n%[\u{80}-\u{ff}]{4}$/u);
  expect(pdf.trailer).toMatch(/\/ID \[<[\da-f]{32}> <[\da-f]{32}>\]/);
  expect(pdf.trailer).not.toContain('/Encrypt');

  // The attachment, by both of its ways.
  const file = pdf.follow(pdf.root, 'AF');
  expect(file.says).toContain('/AFRelationship /Alternative');
  for (const name of ['F', 'UF']) expect(file.says).toContain(`/${name} (factur-x.xml)`);
  expect(file.says).toMatch(/\/Desc \(.+\)/);
  const names = pdf.follow(pdf.root, 'Names').says;
  expect(pdf.follow(names.slice(names.indexOf('/EmbeddedFiles')), 'Names \\[\\s*\\(factur-x\\.xml\\)')).toBe(
    file,
  );
  const embedded = pdf.follow(file.says, 'F');
  expect(embedded.says).toContain('/Type /EmbeddedFile');
  expect(embedded.says).toContain('/Subtype /text#2Fxml');
  expect(embedded.says).toMatch(/\/ModDate \(D:\d{14}Z\)/);

  // The colours, and the letters.
  const intent = pdf.follow(pdf.root, 'OutputIntents');
  expect(intent.says).toContain('/S /GTS_PDFA1');
  expect(pdf.follow(intent.says, 'DestOutputProfile').stream?.toString('latin1', 36, 40)).toBe('acsp');
  const fonts = pdf.objects.filter(({ says }) => says.includes('/Type /FontDescriptor'));
  expect(fonts).toHaveLength(2);
  for (const { says } of fonts) expect(pdf.follow(says, 'FontFile2').stream?.length).toBeGreaterThan(1000);
  expect(pdf.objects.filter(({ says }) => /\/Subtype \/Type1\b|\/JavaScript|\/SMask/.test(says))).toEqual([]);
  // None of what is drawn is the glyph for a letter that the font lacks.
  const drawn = pdf.objects.flatMap(
    ({ stream }) => stream?.toString('latin1').match(/<[\da-f]+>(?= -?\d)/g) ?? [],
  );
  const glyphs = drawn.flatMap(run => run.slice(1, -1).match(/.{4}/g) ?? []);
  expect(glyphs.length).toBeGreaterThan(100);
  expect(glyphs).not.toContain('0000');

  // The metadata, which says what the information dictionary does.
  const xmp = pdf.follow(pdf.root, 'Metadata').stream?.toString() ?? '';
  expect(xmp).toMatch(
    /^<\?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"\?>[^]+<\?xpacket end="w"\?>$/u,
  );
  const packet = treeOf(xmp.replace(/<\?[^>]*>/g, '').trim());
  const said = all(packet, 'RDF/Description').flatMap(({ children }) => children);
  const property = (name: string) => said.find(each => each.name === name)?.text;
  expect([property('pdfaid:part'), property('pdfaid:conformance')]).toEqual(['3', 'B']);
  const facturX = ['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel'];
  expect(facturX.map(name => property(`fx:${name}`))).toEqual(['INVOICE', 'factur-x.xml', '1.0', 'EN 16931']);
  const schema = all(packet, 'RDF/Description/schemas/Bag/li')[0];
  expect(schema && text(schema, 'namespaceURI')).toBe('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#');
  expect(schema && text(schema, 'prefix')).toBe('fx');
  expect(
    (schema ? all(schema, 'property/Seq/li') : []).map(({ children }) =>
      children.map(each => each.text).slice(0, 3),
    ),
  ).toEqual(facturX.map(name => [name, 'Text', 'external']));
  const seller = `${NAME} ${clinic.slug}`;
  expect(all(packet, 'RDF/Description/creator/Seq/li').map(each => each.text)).toEqual([seller]);
  expect(all(packet, 'RDF/Description/title/Alt/li').map(each => each.text)).toEqual(['Invoice INV-000001']);
  const info = pdf.follow(pdf.trailer, 'Info').says;
  expect(pdf.follow(info, 'Title').says).toBe('(Invoice INV-000001)');
  const day = property('xmp:CreateDate')?.replace(/[-:T]/g, '');
  expect(pdf.follow(info, 'CreationDate').says).toBe(`(D:${day})`);
});

test('FIN-1 MY4: an invoice keeps what its XML says, whoever moves or is called otherwise by then', async () => {
  const { caller, issued, patient } = await practice();
  const lines = [{ tax: 'Care' }, { tax: 'Standard', discountKind: 'percent', discount: 1000 }];
  const { id, recipient } = await issued(...lines);
  const before = attachedTo(await pdfOf(caller, id));
  const invoice = treeOf(before?.toString() ?? '');
  expect(brokenBy(invoice)).toEqual([]);
  const agreement = 'SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement';
  expect(text(invoice, `${agreement}/BuyerTradeParty/Name`)).toBe(recipient);
  expect(text(invoice, `${agreement}/BuyerTradeParty/PostalTradeAddress/LineOne`)).toBe('Gasse 2');
  expect(
    all(invoice, `${agreement}/SellerTradeParty/SpecifiedTaxRegistration/ID`).map(each => each.text),
  ).toEqual([...['12/345/67890', 'DE123456789']]);
  expect(all(invoice, `${settlement}/ApplicableTradeTax/ExemptionReason`).map(each => each.text)).toEqual([
    '§ 4 Nr. 14 UStG',
  ]);

  await caller.patients.update({ ...versionOf(patient), lastName: 'Other' });
  const { items } = await caller.patientAddresses.list({ patientId: patient.id });
  for (const address of items) await caller.patientAddresses.trash(versionOf(address));
  for (const address of (await caller.clinicAddresses.list({})).items)
    await caller.clinicAddresses.trash(versionOf(address));
  await caller.clinic.changeProfile({ registration: null });
  expect(attachedTo(await pdfOf(caller, id))).toEqual(before);
  // The next one lacks all of that, and is drawn nevertheless.
  const next = await issued({ tax: 'Standard' });
  expect(attachedTo(await pdfOf(caller, next.id))).toBe(undefined);

  const { rows } = await admin.query<{ sides: Buffer }>('select sides from clinic.invoices where id = $1', [
    id,
  ]);
  expect(rows[0]?.sides.toString('latin1')).not.toContain('Gasse');
  await expect(admin.query(`update clinic.invoices set sides = '\\x00' where id = $1`, [id])).rejects.toThrow(
    'an issued invoice never changes',
  );
});

test('FIN-1 MY7 MY33: a credit note is one of its own kind, above nothing, and names its invoice', async () => {
  const { caller, issued } = await practice();
  const invoice = await issued({ tax: 'Standard', unitPrice: 1995 }, { tax: 'Care' });
  const [first] = invoice.lines;
  const parts = { lines: [{ lineId: first?.id ?? '', amount: 333 }], reason: 'A part' };
  const partly = await caller.invoices.credit({ ...versionOf(invoice), ...parts });
  const wholly = await caller.invoices.credit({ ...versionOf(partly), reason: 'The rest' });
  const notes = [];
  for (const { id, total } of wholly.creditNotes) {
    const note = xmlIn(await pdfOf(caller, invoice.id, id));
    expect(brokenBy(note, 1n)).toEqual([]);
    expect(text(note, 'ExchangedDocument/TypeCode')).toBe('381');
    expect(text(note, `${settlement}/InvoiceReferencedDocument/IssuerAssignedID`)).toBe('INV-000001');
    expect(text(note, `${sums}/GrandTotalAmount`)).toBe((total / 100).toFixed(2));
    notes.push(text(note, 'ExchangedDocument/IncludedNote/Content'));
  }
  expect(notes).toEqual(['A part', 'The rest']);

  const itself = xmlIn(await pdfOf(caller, invoice.id));
  expect(brokenBy(itself)).toEqual([]);
  expect(text(itself, `${sums}/DuePayableAmount`)).toBe((invoice.total / 100).toFixed(2));
  expect(all(itself, 'ExchangedDocument/IncludedNote')).toHaveLength(2);
});

test('FIN-1 MY9: what was paid by now is taken off, and prices with their tax are told without', async () => {
  const { caller, issued } = await practice({ pricesIncludeTax: true });
  const { id } = await issued({ tax: 'Standard', unitPrice: 1995 });
  await caller.invoices.pay({ id, amount: 995, method: 'cash' });
  const invoice = xmlIn(await pdfOf(caller, id));
  expect(brokenBy(invoice, 1n)).toEqual([]);
  const amounts = ['TaxBasisTotalAmount', 'TaxTotalAmount', 'GrandTotalAmount', 'TotalPrepaidAmount'];
  expect([...amounts, 'DuePayableAmount'].map(name => text(invoice, `${sums}/${name}`))).toEqual([
    ...['16.76', '3.19', '19.95', '9.95', '10.00'],
  ]);
});

test('FIN-1: what is missing is told in words, and the PDF is drawn as ever', async () => {
  const { caller, issued } = await practice({ numbers: 'HRB 123' });
  const { id, eInvoice } = await issued({});
  expect(eInvoice).toEqual({
    missing: [
      'The clinic’s details had no VAT number and no tax number in the form of its country.',
      'Each line needs one of the taxes of the clinic, also where there is none to pay.',
    ],
  });
  const pdf = await pdfOf(caller, id);
  expect(attachedTo(pdf)).toBe(undefined);
  expect(pdf.root).not.toContain('/OutputIntents');
});

test('FIN-1: outside of the EU nothing is told, and no PDF has an XML', async () => {
  const { caller, issued } = await practice({ place: { ...berlin, country: 'CH' } });
  const { id, eInvoice } = await issued({ tax: 'Standard' });
  expect(eInvoice).toBe(null);
  expect(attachedTo(await pdfOf(caller, id))).toBe(undefined);
});
