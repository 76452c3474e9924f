import { CsvError, parse } from 'csv-parse/sync';
import { MOST_COLUMNS, MOST_ROWS, Separator } from '../../../../shared/clinic/imports.ts';
import { t } from '../../../../shared/i18n/translate.ts';
import { asEntered } from '../../../data/lists/csv.ts';
import { Refusal } from '../../../errors.ts';
import { decode } from './decode.ts';

interface ReadRow {
  /** As spreadsheets count; the headings are row 1. */
  number: number;
  cells: string[];
  /** Whether all of its letters are the same in every encoding but UTF-16. */
  isAscii: boolean;
  /** What makes it unfit to be read, in words. */
  faults: string[];
}

export interface ReadTable {
  encoding: string;
  separator: string;
  /** Whether another separator parts the rows alike. */
  isAmbiguous: boolean;
  headings: string[];
  rows: ReadRow[];
}

/** In whichever way its lines end, even if each does in another. */
const recordsOf = (text: string, separator: string): string[][] =>
  parse(text, {
    ...{ delimiter: separator, record_delimiter: ['\r\n', '\n', '\r'] },
    ...{ relax_column_count: true, relax_quotes: true },
  });

/** Reads the text, or says in which line a quote opens that never closes: it would swallow all that follows. */
const read = (text: string, separator: string): string[][] => {
  try {
    return recordsOf(text, separator);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') throw new Refusal('This file cannot be read as a table.');
    throw new Refusal(
      'The quote (") that opens in line {line} never closes. Please close or remove it and send the file again.',
      { line: openingLine(text, separator) },
    );
  }
};

const LINE_END = /\r\n|\n|\r/g;

/** The line of the last quote that opens a cell and has none that closes it. */
const openingLine = (text: string, separator: string): number => {
  let opened = 0;
  let isOpen = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '"') continue;
    const isDoubled = isOpen && text[at + 1] === '"';
    const begins = at === 0 || [separator, '\n', '\r'].includes(text[at - 1] ?? '');
    const ends = at + 1 === text.length || [separator, '\n', '\r'].includes(text[at + 1] ?? '');
    if (isDoubled) at++;
    else if (!isOpen && begins) [isOpen, opened] = [true, at];
    else if (isOpen && ends) isOpen = false;
  }
  return (text.slice(0, opened).match(LINE_END)?.length ?? 0) + 1;
};

/** So much of a file tells by what it is parted. */
const LOOKED_AT = 200_000;

/** A quote that is open for more lines than that is a stray one. */
const MOST_LINES = 20;

/** Rows without what stands in quotes, whose lines belong together. */
const unquotedRows = (lines: string[]): string[] => {
  const rows: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const isOpenTo = (end: number) => (lines.slice(at, end).join('').match(/"/g)?.length ?? 0) % 2 === 1;
    let end = at + 1;
    while (isOpenTo(end) && end < lines.length && end - at < MOST_LINES) end++;
    if (isOpenTo(end)) end = at + 1;
    rows.push(
      lines
        .slice(at, end)
        .join(' ')
        .replace(/"(?:[^"]|"")*"/g, ''),
    );
    at = end - 1;
  }
  return rows.filter(Boolean);
};

/** The sign that parts most rows into as many cells as the headings, and whether another one does so as well (M11). */
const separatorOf = (text: string): Pick<ReadTable, 'separator' | 'isAmbiguous'> => {
  const lines = text.slice(0, LOOKED_AT).split(LINE_END);
  // The last of them may be cut anywhere.
  const [headings = '', ...rows] = unquotedRows(text.length > LOOKED_AT ? lines.slice(0, -1) : lines);
  const scores = Separator.options.map(separator => {
    const columns = headings.split(separator).length;
    const alike = rows.filter(row => row.split(separator).length === columns).length;
    return { separator, columns, alike: columns > 1 ? alike + 1 : 0 };
  });
  const [best, second] = scores.toSorted((a, b) => b.alike - a.alike || b.columns - a.columns);
  const isAmbiguous = (best?.alike ?? 0) > 0 && best?.alike === second?.alike;
  return { separator: best?.separator ?? ',', isAmbiguous };
};

/** A spreadsheet may say in a line of its own which sign it uses. */
const NAMED_SEPARATOR = /^sep=(.)(?:\r\n|\n|\r)/;

const isEmpty = (cells: string[]): boolean => cells.every(cell => cell.trim() === '');

const faultsOf = (cells: string[], columns: number): string[] => {
  const faults: string[] = [];
  const given = cells.length;
  if (given < columns || !isEmpty(cells.slice(columns)))
    faults.push(t('This row has {given} cells, but there are {columns} headings.', { given, columns }));
  const swallowed = cells
    .filter(cell => cell.startsWith('"'))
    .reduce((lines, cell) => lines + (cell.match(LINE_END)?.length ?? 0), 0);
  if (swallowed > 0)
    faults.push(
      `A quote (") in this row is not closed where it should be, so ${swallowed === 1 ? '1 line below is' : `${swallowed} lines below are`} taken for a part of it.`,
    );
  if (cells.some(cell => /[\0\uFFFD]/.test(cell)))
    faults.push(t('This row holds characters that cannot be read.'));
  return faults;
};

/** What tells a patient from the name of a column. */
const LOOKS_LIKE_DATA = /@|\d{4,}|\d[./-]\d/;

const BEYOND_ASCII = /[^\0-\x7f]/;

/** How somebody said a file is written; what they did not say is recognised. */
interface Named {
  encoding?: string | null;
  separator?: string | null;
}

/** Headings and rows of a file. Throws a Refusal where it is none that can be imported, in words. */
export const readTable = (bytes: Buffer, given: Named = {}): ReadTable => {
  const { text: all, encoding } = decode(bytes, given.encoding);
  const [line = '', named] = NAMED_SEPARATOR.exec(all) ?? [];
  const text = all.slice(line.length);
  const told = given.separator ?? named;
  const { separator, isAmbiguous } = told ? { separator: told, isAmbiguous: false } : separatorOf(text);
  const [headings, ...records] = read(text, separator).map((cells, at) => ({
    number: at + (named ? 2 : 1),
    cells,
  }));
  if (!headings || isEmpty(headings.cells)) throw new Refusal('The first line must name the columns.');
  if (headings.cells.length > MOST_COLUMNS)
    throw new Refusal('This file has more than {most} columns.', { most: MOST_COLUMNS });
  if (headings.cells.some(heading => LOOKS_LIKE_DATA.test(heading)))
    throw new Refusal(
      'The first line must name the columns, but looks like a patient. Please put the names above it.',
    );
  const columns = headings.cells.length;
  const rows = records
    .filter(({ cells }) => !isEmpty(cells))
    .map(({ number, cells }) => ({
      number,
      cells: cells.map(cell => asEntered(cell).replaceAll('\0', '\uFFFD')),
      isAscii: !cells.some(cell => BEYOND_ASCII.test(cell)),
      faults: faultsOf(cells, columns),
    }));
  if (rows.length === 0) throw new Refusal('There is nobody in this file: it has headings only.');
  if (rows.length > MOST_ROWS)
    throw new Refusal('This file has {rows, number} rows. Please send at most {most, number} at once.', {
      ...{ rows: rows.length, most: MOST_ROWS },
    });
  return { encoding, separator, isAmbiguous, headings: headings.cells.map(heading => heading.trim()), rows };
};
