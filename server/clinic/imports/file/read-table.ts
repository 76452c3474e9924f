import { CsvError, parse } from 'csv-parse/sync';
import { MOST_COLUMNS, MOST_ROWS } from '../../../../shared/clinic/imports.ts';
import { t } from '../../../../shared/i18n/translate.ts';
import { asEntered } from '../../../data/lists/csv.ts';
import { Refusal } from '../../../errors.ts';
import { decode } from './decode.ts';

interface ReadRow {
  /** As spreadsheets count; the headings are row 1. */
  number: number;
  cells: string[];
  /** What makes it unfit to be read, in words. */
  faults: string[];
}

export interface ReadTable {
  encoding: string;
  separator: string;
  headings: string[];
  rows: ReadRow[];
}

const separators = [',', ';', '\t', '|'];

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

/** The sign that parts the first lines into most columns, the same number in each. */
const separatorOf = (text: string): string => {
  const lines = text.slice(0, 50_000).split(LINE_END).slice(0, 20).filter(Boolean);
  const unquoted = lines.map(line => line.replace(/"(?:[^"]|"")*"/g, ''));
  const scores = separators.map(separator => {
    const counts = unquoted.map(line => line.split(separator).length - 1);
    const [first = 0] = counts;
    const alike = counts.filter(count => count === first).length;
    return { separator, score: first === 0 ? 0 : alike * 1000 + first };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
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

/** Headings and rows of a file. Throws a Refusal where it is none that can be imported, in words. */
export const readTable = (bytes: Buffer): ReadTable => {
  const { text: all, encoding } = decode(bytes);
  const [line = '', named] = NAMED_SEPARATOR.exec(all) ?? [];
  const text = all.slice(line.length);
  const separator = named ?? separatorOf(text);
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
      faults: faultsOf(cells, columns),
    }));
  if (rows.length === 0) throw new Refusal('There is nobody in this file: it has headings only.');
  if (rows.length > MOST_ROWS)
    throw new Refusal('This file has {rows, number} rows. Please send at most {most, number} at once.', {
      ...{ rows: rows.length, most: MOST_ROWS },
    });
  return { encoding, separator, headings: headings.cells.map(heading => heading.trim()), rows };
};
