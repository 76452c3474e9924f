import type { Bill } from './bill.ts';
import type { Page } from './page.ts';

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

const isFont = (value: unknown): value is Font =>
  typeof value === 'object' && value !== null && 'hasGlyphForCodePoint' in value;

/** The font that is chosen, as the library that reads it has it; pdfkit shows it to nobody. */
const fontOf = (doc: Page, name: string): Font => {
  doc.font(name);
  const chosen: unknown = Reflect.get(doc, '_font');
  const font: unknown =
    typeof chosen === 'object' && chosen !== null ? Reflect.get(chosen, 'font') : undefined;
  if (!isFont(font)) throw new Error('The font of a bill is not what pdfkit used to keep.');
  return font;
};

/** A text of the letters that a font has: no PDF/A may hold one that it lacks, so a mark stands for it (MY35). */
const inLetters = (text: string, fonts: Font[]): string =>
  Array.from(text.replaceAll('\t', ' '))
    .map(letter => {
      const code = letter.codePointAt(0) ?? 0;
      return letter === '\n' || fonts.every(font => font.hasGlyphForCodePoint(code)) ? letter : '\u{fffd}';
    })
    .join('');

/** A bill whose letters are all in the file. */
export const billInLetters = (doc: Page, bill: Bill): Bill => {
  const both = ['regular', 'bold'].map(name => fontOf(doc, name));
  const said = (text: string): string => inLetters(text, both);
  const row = ([label, amount]: [string, string]): [string, string] => [said(label), said(amount)];
  return {
    ...bill,
    ...{ title: said(bill.title), seller: said(bill.seller), reference: said(bill.reference) },
    sellerAddress: bill.sellerAddress === null ? null : said(bill.sellerAddress),
    recipient: bill.recipient.map(said),
    facts: bill.facts.map(row),
    lines: bill.lines.map(line => ({
      ...{ description: said(line.description), day: said(line.day), quantity: said(line.quantity) },
      ...{ price: said(line.price), tax: said(line.tax), amount: said(line.amount) },
    })),
    sums: bill.sums.map(row),
    last: row(bill.last),
    notes: bill.notes.map(said),
  };
};
