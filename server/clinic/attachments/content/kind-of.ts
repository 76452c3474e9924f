import type { FileKind } from '../../../../shared/clinic/attachments.ts';

const startsWith = (bytes: Buffer, mark: Buffer, at = 0): boolean =>
  bytes.subarray(at, at + mark.length).equals(mark);
const marks: [kind: FileKind, ...{ mark: Buffer; at?: number }[]][] = [
  ['png', { mark: Buffer.from('89504e470d0a1a0a', 'hex') }],
  ['jpeg', { mark: Buffer.from('ffd8ff', 'hex') }],
  ['gif', { mark: Buffer.from('GIF87a') }],
  ['gif', { mark: Buffer.from('GIF89a') }],
  ['webp', { mark: Buffer.from('RIFF') }, { mark: Buffer.from('WEBP'), at: 8 }],
  ['pdf', { mark: Buffer.from('%PDF-') }],
];

const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');
/** Within so many bytes of its end a PDF says that it ends. */
const PDF_END = 2048;
const endsAsPdf = (bytes: Buffer): boolean => bytes.subarray(-PDF_END).includes('%%EOF');
/** Stands in the clear wherever the rest is encrypted (PDF 32000-1, 7.6.1). */
export const isLockedPdf = (bytes: Buffer): boolean => /\/Encrypt[\s/<\d]/.test(bytes.toString('latin1'));

/** What begins a page, a picture of letters or a document of markup, wherever it stands. */
const MARKUP =
  /<(?:[!?/]\s*)?(?:doctype|html|head|body|script|svg|xml|iframe|object|embed|img|meta|link|style|form|math|base)\b/i;

/** Text to its end: UTF-8 without control characters, and no markup, as text has no mark by which it would be known (RQ2). */
const isText = (bytes: Buffer): boolean => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return !/[^\P{Cc}\t\n\r\f]/u.test(text) && !MARKUP.test(text);
};

/**
 * What a file is by its content, asked of all of it; null for whatever is taken from nobody. Nothing is unpacked: of a family of
 * containers none is taken (RQ3, RQ4). Whether a picture is one to its end is seen when it is drawn.
 */
export const kindOf = (bytes: Buffer): FileKind | null => {
  const marked = marks.find(([, ...all]) => all.every(({ mark, at }) => startsWith(bytes, mark, at)));
  if (!marked) return isText(bytes) ? 'text' : null;
  const [kind] = marked;
  if (kind === 'pdf') return endsAsPdf(bytes) ? kind : null;
  // Something else may stand behind a picture that says where it ends.
  return kind === 'png' && !bytes.subarray(-PNG_END.length).equals(PNG_END) ? null : kind;
};
