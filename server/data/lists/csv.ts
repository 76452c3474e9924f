import { stringify } from 'csv-stringify/sync';

/**
 * What a spreadsheet would run, at the start of a cell or of a line in it (I7). Whoever wrote apostrophes before it gets one
 * more as well, so that one can be taken away again without knowing which it was.
 */
const formula = /(^|[\r\n])(?='*[=+\-@\t])/g;
const madeHarmless = /(^|[\r\n])'(?='*[=+\-@\t])/g;
/** Signs that begin a number or a phone are no formula's. */
const plainNumber = /^[+-]?[\d(][\d .,()/-]*$/;

/** A text that a spreadsheet shows as it is: an apostrophe makes text of what it would take for a formula. */
export const harmless = (text: string): string =>
  plainNumber.test(text) ? text : text.replace(formula, "$1'");

/** What was entered, of a cell that somebody made harmless: an export that is imported says what it did (K21). */
export const asEntered = (cell: string): string => cell.replace(madeHarmless, '$1');

/** RFC 4180, with a header unless it goes on another part, and a mark by which spreadsheets know UTF-8. */
export const toCsv = (rows: readonly object[], columns: readonly string[], hasHeader = true): string =>
  stringify([...rows], {
    ...{ header: hasHeader, bom: hasHeader, columns: [...columns], record_delimiter: 'windows' },
    quoted_match: /[\r\n]/,
    cast: { boolean: String, date: date => date.toISOString(), string: harmless },
  });
