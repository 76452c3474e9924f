import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ciiOf } from '../../server/clinic/e-invoices/cii.ts';
import { eCreditNoteOf, eInvoiceOf } from '../../server/clinic/e-invoices/from-ledger.ts';
import { toldOf } from '../../server/clinic/e-invoices/missing.ts';
import { shareOut } from '../../server/clinic/e-invoices/share-out.ts';
import { keptSides, type Sides } from '../../server/clinic/e-invoices/sides.ts';
import { taxNumbersIn } from '../../server/clinic/e-invoices/tax-numbers.ts';
import { element } from '../../server/clinic/e-invoices/xml.ts';
import { misplacedIn } from '../e-invoices/order.ts';
import { brokenBy } from '../e-invoices/rules.ts';
import { creditNoteOf, type Invoice, invoiceOf, lineOf, sides, taxes, wishes } from '../e-invoices/wishes.ts';
import { all, one, type Tree, text, treeOf } from '../e-invoices/xml-tree.ts';

const written = (eInvoice: ReturnType<typeof eInvoiceOf>): Tree => {
  if (!eInvoice) throw new Error('It is no e-invoice.');
  return treeOf(ciiOf(eInvoice));
};
const xmlOf = (invoice: Invoice, of: Sides = sides): Tree => written(eInvoiceOf(invoice, of));
const settlement = 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement';
const sums = `${settlement}/SpecifiedTradeSettlementHeaderMonetarySummation`;
const sumsIn = (tree: Tree, ...names: string[]) => names.map(name => text(tree, `${sums}/${name}`));

describe('the sums of an e-invoice', () => {
  test('FIN-1 MY8 MY9 MY11 MY33: an invoice breaks none of the rules of EN 16931, whatever is on it', () => {
    fc.assert(
      fc.property(wishes, ({ invoice }) => {
        const tree = xmlOf(invoice);
        expect(misplacedIn(tree)).toEqual([]);
        // Tax that is taken out of a price may be a cent from base times rate (MY9).
        expect(brokenBy(tree, invoice.pricesIncludeTax ? 1n : 0n)).toEqual([]);
        expect(sumsIn(tree, 'GrandTotalAmount')).toEqual([(invoice.total / 100).toFixed(2)]);
      }),
      { numRuns: 300 },
    );
  });

  test('FIN-1 MY7 MY10: a credit note is below nothing nowhere, and of all of it the invoice itself', () => {
    const amounts = ['LineTotalAmount', 'TaxBasisTotalAmount', 'TaxTotalAmount', 'GrandTotalAmount'];
    fc.assert(
      fc.property(wishes, ({ invoice, parts }) => {
        const partly = written(eCreditNoteOf(invoice, sides, creditNoteOf(invoice, parts)));
        expect(misplacedIn(partly)).toEqual([]);
        expect(brokenBy(partly, 1n)).toEqual([]);
        const everything = creditNoteOf(
          invoice,
          invoice.lines.map(({ amount }) => amount),
        );
        const whole = written(eCreditNoteOf(invoice, sides, everything));
        expect(misplacedIn(whole)).toEqual([]);
        expect(brokenBy(whole, invoice.pricesIncludeTax ? 1n : 0n)).toEqual([]);
        expect(sumsIn(whole, ...amounts)).toEqual(sumsIn(xmlOf(invoice), ...amounts));
      }),
      { numRuns: 200 },
    );
  });

  test('MY9: of 19.95 with 19 % tax, 16.76 and 3.19 are told, as on paper', () => {
    const tree = xmlOf(invoiceOf([lineOf({ unitPrice: 1995 })], { pricesIncludeTax: true }));
    expect(sumsIn(tree, 'TaxBasisTotalAmount', 'TaxTotalAmount', 'GrandTotalAmount')).toEqual([
      ...['16.76', '3.19', '19.95'],
    ]);
    expect(brokenBy(tree)).toEqual(['BR-CO-17']);
    expect(brokenBy(tree, 1n)).toEqual([]);
  });

  test('MY11: shares add up, and what is left over goes to the greatest remainders', () => {
    expect(shareOut(1000, [100, 100, 100])).toEqual([334, 333, 333]);
    expect(shareOut(1, [1, 1, 5, 1])).toEqual([0, 0, 1, 0]);
    expect(shareOut(0, [0, 0])).toEqual([0, 0]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 9 }),
        (all, weights) => {
          fc.pre(weights.some(weight => weight > 0));
          const shares = shareOut(all, weights);
          expect(shares.reduce((total, share) => total + share, 0)).toBe(all);
          expect(shares.every((share, index) => share >= 0 && (weights[index] !== 0 || share === 0))).toBe(
            true,
          );
        },
      ),
    );
  });

  test('FIN-1: what was paid is told, and what was taken back is named and not taken off', () => {
    const creditNote = { id: '', reference: 'CN-000007', issuedOn: '2026-11-06', reason: '' };
    const tree = xmlOf(
      invoiceOf([lineOf({})], {
        ...{ paid: 1000, credited: 1190, note: 'Thanks' },
        creditNotes: [{ ...creditNote, net: 1000, tax: 190, total: 1190 }],
      }),
    );
    expect(sumsIn(tree, 'GrandTotalAmount', 'TotalPrepaidAmount', 'DuePayableAmount')).toEqual([
      ...['59.50', '10.00', '49.50'],
    ]);
    expect(all(tree, 'ExchangedDocument/IncludedNote/Content').map(note => note.text)).toEqual([
      ...['Thanks', 'Taken back by CN-000007: 11.90 EUR'],
    ]);
  });
});

describe('the texts of an e-invoice', () => {
  const name = 'Müller & <Söhne> "Ärzte" \'Łódź\'';

  test('FIN-1: names say what they say, whatever letters they have', () => {
    const tree = xmlOf(invoiceOf([lineOf({ description: name })], { seller: name, recipient: name }));
    const agreement = 'SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement';
    for (const party of ['SellerTradeParty', 'BuyerTradeParty'])
      expect(text(tree, `${agreement}/${party}/Name`)).toBe(name);
    expect(
      text(tree, 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/Name'),
    ).toBe(name);
  });

  test('FIN-1: what XML cannot say is a mark, and whatever it can say comes back', () => {
    const told = (given: string) => treeOf(element('a:b', given, { 'xmlns:a': '"&<' }).xml).text;
    expect(told('a\u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{d800}z')).toBe(`a${'\u{fffd}'.repeat(6)}z`);
    expect(told('a\r\n\tb 😀 ]]>')).toBe('a\r\n\tb 😀 ]]>');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), given => {
        const [said, letters] = [Array.from(told(given)), Array.from(given)];
        expect(said.length).toBe(letters.length);
        const kept = said.filter((letter, place) => letter === '\u{fffd}' || letter === letters[place]);
        expect(kept).toEqual(said);
      }),
    );
  });

  test('FIN-1: the lines above the town are three at most', () => {
    const place = { lines: 'A\n\nB\nC\nD', postalCode: '75001', city: 'Paris', region: 'IDF', country: 'FR' };
    const of = keptSides({ locale: 'de' }, { seller: place, recipient: place });
    const tree = xmlOf(invoiceOf([lineOf({})]), { ...sides, recipient: of.recipient });
    const address = one(
      tree,
      'SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/PostalTradeAddress',
    );
    expect(address?.children.map(child => child.text)).toEqual([
      '75001',
      'A',
      'B',
      'C, D',
      'Paris',
      'FR',
      'IDF',
    ]);
  });
});

describe('what an e-invoice needs', () => {
  const missing = (
    lines: Invoice['lines'],
    of: Partial<Sides['seller']> = {},
    more: Partial<Invoice> = {},
  ) => {
    const invoice = invoiceOf(lines, more);
    const given = { ...sides, seller: { ...sides.seller, ...of } };
    const told = toldOf(invoice, given)?.missing;
    // Nothing is written where anything is missing, and always where nothing is.
    expect(eInvoiceOf(invoice, given) === undefined).toBe(told?.length !== 0);
    return told;
  };

  test('FIN-1 MY34: each thing that is missing is told, and no XML is written then', () => {
    const [standard, care, none] = [lineOf({}), lineOf(taxes.care), lineOf(taxes.none)];
    expect(missing([standard, care])).toEqual([]);
    expect(missing([care])).toEqual([]);
    expect(missing([none])).toEqual([]);
    expect(missing([standard], { vatId: null, taxNumber: null, place: null })).toEqual([
      'The clinic had no postal address on the day of the invoice.',
      'The clinic’s details had no VAT number and no tax number in the form of its country.',
    ]);
    expect(missing([care, lineOf({ ...taxes.care, taxReason: 'A course' })])).toEqual([
      'One invoice can name one reason only why there is no tax, and not: § 4 Nr. 14 UStG; A course',
    ]);
    expect(missing([standard, none])).toEqual([
      'What is not subject to tax cannot be on one invoice with anything else.',
    ]);
    expect(missing([none], { taxNumber: null })).toEqual([
      'What is not subject to tax needs the tax number of the clinic; one for VAT is not enough.',
    ]);
    expect(missing([lineOf({ taxName: null, taxCategory: null, taxRate: 0 })])).toEqual([
      'Each line needs one of the taxes of the clinic, also where there is none to pay.',
    ]);
    for (const currency of ['TND', 'ISK'])
      expect(missing([standard], {}, { currency })).toEqual([
        `An e-invoice can say amounts of two digits after the point only, which ${currency} has not.`,
      ]);
    const nowhere = { ...sides, recipient: { place: null } };
    expect(toldOf(invoiceOf([standard]), nowhere)?.missing).toEqual([
      'The patient had no postal address on the day of the invoice.',
    ]);
    expect(eInvoiceOf(invoiceOf([standard]), nowhere)).toBe(undefined);
  });

  test('FIN-1: outside of the EU, and of what was issued before, nothing is told and nothing written', () => {
    const invoice = invoiceOf([lineOf({})]);
    const place = { lines: 'Gasse 1', country: 'CH' };
    for (const of of [null, undefined, keptSides({ locale: 'de' }, { seller: place, recipient: place })]) {
      expect(toldOf(invoice, of)).toBe(null);
      expect(eInvoiceOf(invoice, of)).toBe(undefined);
    }
    // Without a postal address the region of its language stands in, so that a clinic hears what is missing.
    const nowhere = { seller: undefined, recipient: undefined };
    expect(toldOf(invoice, keptSides({ locale: 'fr-FR' }, nowhere))?.missing).toHaveLength(3);
    expect(toldOf(invoice, keptSides({ locale: 'en-US' }, nowhere))).toBe(null);
  });

  test.each<[string | null, string, string | null, string | null]>([
    ['USt-IdNr. DE123456789', 'DE', 'DE123456789', null],
    ['HRB 1234 B, USt-ID: de 123 456 789; St.-Nr.: 12/345/67890', 'DE', 'DE123456789', '12/345/67890'],
    ['Steuernummer 93815/08152', 'DE', null, '93815/08152'],
    ['133/8150/8159', 'DE', null, '133/8150/8159'],
    ['ATU12345678, 12-345/6789', 'AT', 'ATU12345678', '12-345/6789'],
    ['EL 123456789', 'GR', 'EL123456789', null],
    ['FR XX 123456789', 'FR', 'FRXX123456789', null],
    ['NL 1234.56.789.B01', 'NL', 'NL123456789B01', null],
    ['IE1234567FA', 'IE', 'IE1234567FA', null],
    ['IE1234567F', 'IE', 'IE1234567F', null],
    // What has another form, or is of another country, is none.
    ['DE12345678', 'DE', null, null],
    ['DE1234567890', 'DE', null, null],
    ['DE89 3704 0044 0532 0130 00', 'DE', null, null],
    ['HRB 12345, 030/123456, 1/2/3', 'DE', null, null],
    ['12/345/678901', 'DE', null, null],
    ['ATU12345678', 'DE', null, null],
    ['12/345/67890', 'FR', null, null],
    ['DE123456789', 'US', null, null],
    [null, 'DE', null, null],
  ])('FIN-1: %s in %s is %s and %s', (registration, country, vatId, taxNumber) => {
    expect(taxNumbersIn(registration, country)).toEqual({ vatId, taxNumber });
  });
});
