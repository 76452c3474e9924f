import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isLockedPdf, kindOf } from '../../server/clinic/attachments/content/kind-of.ts';
import { byContent } from '../../server/clinic/attachments/scanner/by-content.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');
const page = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test.each<[name: string, bytes: Buffer | string, kind: string | null]>([
  ['a PDF', pdf, 'pdf'],
  ['a PDF that does not end', pdf.subarray(0, 40), null],
  ['a PDF behind a page', Buffer.concat([page, pdf]), null],
  ['text', 'Grüße,\r\n\tDr. Bell\n', 'text'],
  ['a table', 'a;b\n1;2\n', 'text'],
  ['text that compares', 'if a < b and b > a: 5 <6', 'text'],
  ['text in another encoding', Buffer.from('Gr\xfc\xdfe', 'latin1'), null],
  ['text with a sign that nobody sees', 'a\u0000b', null],
  ['a page that is called text', page, null],
  ['a page far behind text', `${'x'.repeat(100_000)}<SCRIPT >`, null],
  ['a picture of letters', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', null],
  ['one behind its head', '<?xml version="1.0"?>\n<svg><foreignObject/></svg>', null],
  ['a picture', Buffer.concat([PNG, PNG_END]), 'png'],
  ['the head of a picture before a page', Buffer.concat([PNG, page]), null],
  ['a picture before a page', Buffer.concat([PNG, PNG_END, page]), null],
  ['a program', Buffer.from('MZ\u0090\u0000\u0003'), null],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), null],
  ['a photo of an iPhone', Buffer.from('000000186674797068656963', 'hex'), null],
])('RQ1 RQ2 RQ3: the content of %s', (_, bytes, kind) => {
  expect(kindOf(Buffer.from(bytes))).toBe(kind);
});

test('RQ4: nothing is unpacked, so that a bomb is a file like any other container, and taken as none', () => {
  // Each layer ten of the one before; 42 kB that claim gigabytes would say no more.
  let bomb = zipSync({ a: strToU8('0'.repeat(5_000_000)) });
  for (let level = 0; level < 5; level++) bomb = zipSync({ a: bomb, b: bomb, c: bomb });
  const [memory, began] = [process.memoryUsage.rss(), performance.now()];
  expect(kindOf(Buffer.from(bomb))).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(50_000_000);
  // As a document it is one, too.
  const book = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('') });
  expect(kindOf(Buffer.from(book))).toBeNull();
});

test('RQ13: a PDF with a password is told apart', () => {
  expect(isLockedPdf(pdf)).toBe(false);
  expect(isLockedPdf(Buffer.from(pdf.toString().replace('/Root', '/Encrypt 5 0 R/Root')))).toBe(true);
});

test('RQ9: without a scanner, the file that scanners are tried with is found all the same', async () => {
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  expect(kindOf(Buffer.from(eicar))).toBe('text');
  expect(await byContent.scan(Buffer.from(eicar))).toMatchObject({ status: 'infected' });
  expect(await byContent.scan(Buffer.from('Hello'))).toEqual({ status: 'clean' });
});
