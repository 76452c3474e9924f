import { once } from 'node:events';
import { t } from '../../../shared/i18n/translate.ts';
import type { Bill } from './bill.ts';
import { fonts } from './fonts.ts';
import { billInLetters } from './letters.ts';
import { type Page, page } from './page.ts';
import { archived, embedEInvoice } from './pdf-a3.ts';
import { drawTable } from './table.ts';

const { margin, width, bottom } = page;

/** The clinic's letterhead, and the recipient where the window of an envelope is. */
const drawHead = (doc: Page, { seller, sellerAddress, recipient, title, facts }: Bill): void => {
  doc.font('bold').fontSize(14).text(seller, margin, margin, { width });
  if (sellerAddress) doc.font('regular').fontSize(9).text(sellerAddress, { width });
  const underHead = Math.max(doc.y + 8, 118);
  doc
    .moveTo(margin, underHead - 4)
    .lineTo(margin + width, underHead - 4)
    .lineWidth(0.5)
    .stroke('#9aa5a1');
  doc
    .font('regular')
    .fontSize(10.5)
    .text(recipient.join('\n'), margin, Math.max(underHead + 14, 136), {
      width: 240,
    });
  const underRecipient = Math.max(doc.y, 236);
  doc
    .font('bold')
    .fontSize(15)
    .text(title, margin, underRecipient + 20, { width });
  doc.fontSize(9.5).moveDown(0.4);
  for (const [label, value] of facts) {
    doc.font('regular').text(`${label}: `, margin, doc.y, { continued: true });
    doc.font('bold').text(value);
  }
  doc.y += 12;
};

/** Goes to the next page where what follows would not fit on this one. */
const makeRoom = (doc: Page, height: number): void => {
  if (doc.y + height > bottom) doc.addPage();
};

const drawSums = (doc: Page, { sums, last }: Bill): void => {
  const [left, amounts] = [margin + width - 270, 110];
  const rows = [...sums.map(row => ({ row, font: 'regular' })), { row: last, font: 'bold' }];
  makeRoom(doc, rows.length * 16 + 20);
  doc.y += 6;
  for (const { row, font } of rows) {
    const [label, amount] = row;
    const { y } = doc;
    if (font === 'bold')
      doc
        .moveTo(left, y)
        .lineTo(margin + width, y)
        .lineWidth(0.5)
        .stroke('#9aa5a1');
    const at = y + (font === 'bold' ? 5 : 0);
    doc.font(font).fontSize(font === 'bold' ? 11 : 9.5);
    doc.text(amount, margin + width - amounts, at, { width: amounts, align: 'right' });
    doc.text(label, left, at, { width: 270 - amounts });
    doc.y += 3;
  }
};

const drawNotes = (doc: Page, notes: string[]): void => {
  doc.font('regular').fontSize(9.5);
  doc.y += 14;
  for (const note of notes) {
    makeRoom(doc, Math.min(doc.heightOfString(note, { width }), bottom - margin));
    doc.text(note, margin, doc.y, { width });
    doc.y += 6;
  }
};

/** Whose bill it is, and which page of how many, since they may come apart. */
const drawFeet = (doc: Page, { seller, reference }: Bill): void => {
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    doc.switchToPage(index);
    // Below the margin, where text would begin another page.
    doc.page.margins.bottom = 0;
    const foot = [seller, reference, t('Page {page} of {pages}', { page: index + 1, pages: count })];
    doc.font('regular').fontSize(8).fillColor('#55605c');
    doc.text(foot.join(' · '), margin, bottom + 22, {
      width,
      align: 'center',
      lineBreak: false,
      ellipsis: true,
    });
    doc.fillColor('#000000');
  }
};

/** What pdfkit calls the program that made a file. */
const MAKER = 'PDFKit';

/**
 * Draws a bill on as many pages of A4 as it needs, with its letters embedded. With an XML that says the same it is an
 * e-invoice, a PDF/A-3.
 */
export const drawBill = async (drawn: Bill, xml?: string): Promise<Buffer> => {
  const { default: PdfDocument } = await import('pdfkit');
  const { regular, bold } = await fonts();
  const { title, seller: author, issuedOn, language } = drawn;
  const createdAt = new Date(issuedOn);
  const doc = new PdfDocument({
    ...{ size: 'A4', bufferPages: true, lang: language, displayTitle: true, font: '' },
    margins: { top: margin, left: margin, right: margin, bottom: page.height - bottom },
    info: { Title: title, Author: author, CreationDate: createdAt },
    ...(xml === undefined ? {} : archived),
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.registerFont('regular', regular).registerFont('bold', bold);
  const bill = xml === undefined ? drawn : billInLetters(doc, drawn);
  if (xml !== undefined) embedEInvoice(doc, xml, { title, author, createdAt, maker: MAKER });
  drawHead(doc, bill);
  if (bill.lines.length > 0) drawTable(doc, bill.lines);
  drawSums(doc, bill);
  drawNotes(doc, bill.notes);
  drawFeet(doc, bill);
  const ended = once(doc, 'end');
  doc.end();
  await ended;
  return Buffer.concat(chunks);
};
