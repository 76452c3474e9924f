import type { Message } from '../../../../shared/i18n/translate.ts';
import { Refusal } from '../../../errors.ts';

/** What begins a file that only looks like a table to whoever renamed it. */
const notText: [beginning: string, sentence: Message][] = [
  ['504b0304', 'This is a workbook, not a table. Please save it as “CSV UTF-8” and send that.'],
  ['d0cf11e0', 'This is an old workbook, not a table. Please save it as “CSV” and send that.'],
  ['25504446', 'This is a PDF, not a table. Please send a CSV file.'],
  ['1f8b', 'This file is packed. Please unpack it and send the CSV file inside.'],
];

const marks: [beginning: string, encoding: string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** So many bytes tell UTF-16 by its zeros, where there is no mark. */
const LOOKED_AT = 4000;

/** Of text in UTF-16, every other byte is mostly zero: the second of each pair in the little-endian kind. */
const withoutMark = (bytes: Buffer): string | undefined => {
  const zeros = [0, 0];
  const some = bytes.subarray(0, LOOKED_AT);
  for (const [at, byte] of some.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = some.length / 2;
  if (odd > most * 0.3 && even < most * 0.05) return 'utf-16le';
  if (even > most * 0.3 && odd < most * 0.05) return 'utf-16be';
  return undefined;
};

/** As a stream, because some versions of Node.js take Windows-1252 for Latin-1 when they decode all of it at once. */
const decoded = (bytes: Buffer, encoding: string): string => {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
};

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/**
 * The text of a file, in the encoding that somebody named, or in whichever it is: UTF-8 and UTF-16, with a mark or without, or
 * else Windows-1252, of which Latin-1 is a part. A letter that cannot be read is U+FFFD, by which its row is told. Refuses
 * what is no text, in words.
 */
export const decode = (bytes: Buffer, named?: string | null): { text: string; encoding: string } => {
  const begins = (beginning: string) => bytes.subarray(0, beginning.length / 2).toString('hex') === beginning;
  const [, sentence] = notText.find(([beginning]) => begins(beginning)) ?? [];
  if (sentence) throw new Refusal(sentence);
  const [, marked] = marks.find(([beginning]) => begins(beginning)) ?? [];
  const encoding = named ?? marked ?? withoutMark(bytes);
  if (encoding) return { text: decoded(bytes, encoding), encoding };
  const text = decoded(bytes, 'utf-8');
  const unread = countOf(text, /\uFFFD/g);
  // One letter that was cut in half spoils a row, not the umlauts of all others.
  if (unread === 0 || countOf(text, /[^\0-\x7f\uFFFD]/g) > unread) return { text, encoding: 'utf-8' };
  return { text: decoded(bytes, 'windows-1252'), encoding: 'windows-1252' };
};
