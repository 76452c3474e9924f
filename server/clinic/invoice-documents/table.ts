import { t } from '../../../shared/i18n/translate.ts';
import type { Bill } from './bill.ts';
import { type Page, page } from './page.ts';

type Cell = keyof Bill['lines'][number];

const { margin, width, bottom } = page;
const GAP = 6;

const columns: { cell: Cell; width: number; align: 'left' | 'right' }[] = [
  { cell: 'description', width: 181.28, align: 'left' },
  { cell: 'day', width: 60, align: 'left' },
  { cell: 'quantity', width: 52, align: 'right' },
  { cell: 'price', width: 74, align: 'right' },
  { cell: 'tax', width: 42, align: 'right' },
  { cell: 'amount', width: 74, align: 'right' },
];

const rowHeight = (doc: Page, row: Record<Cell, string>): number =>
  Math.max(...columns.map(column => doc.heightOfString(row[column.cell], { width: column.width - GAP })));

const drawRow = (doc: Page, row: Record<Cell, string>): void => {
  const { y } = doc;
  const height = rowHeight(doc, row);
  let x = margin;
  for (const { cell, width: wide, align } of columns) {
    doc.text(row[cell], align === 'right' ? x + GAP : x, y, { width: wide - GAP, align });
    x += wide;
  }
  doc.y = y + height + 5;
  doc
    .moveTo(margin, doc.y - 2.5)
    .lineTo(margin + width, doc.y - 2.5)
    .lineWidth(0.25)
    .stroke('#c9d1ce');
};

const drawTitles = (doc: Page): void => {
  doc.font('bold').fontSize(9);
  drawRow(doc, {
    ...{ description: t('What it is for'), day: t('Day'), quantity: t('How many') },
    ...{ price: t('Price of each'), tax: t('Tax'), amount: t('Amount') },
  });
  doc.font('regular').fontSize(9);
};

/** The lines of a bill, with the titles of the columns on each page that they go on to. */
export const drawTable = (doc: Page, lines: Bill['lines']): void => {
  drawTitles(doc);
  for (const line of lines) {
    if (doc.y + rowHeight(doc, line) + 5 > bottom) {
      doc.addPage();
      drawTitles(doc);
    }
    drawRow(doc, line);
  }
};
