import { expect, test } from 'vitest';
import { savedName } from '../../server/clinic/attachments/content/verdict.ts';
import { NewAttachment } from '../../shared/clinic/attachments.ts';
import { fileName } from '../../shared/clinic/file-name.ts';

const letters = (text: string) => [...new Intl.Segmenter().segment(text)].length;

test.each([
  ['a path before it', '../../etc/passwd', 'passwd'],
  ['a path of Windows', 'C:\\Users\\x\\a.pdf', 'a.pdf'],
  ['a name of a device', 'CON', '_CON'],
  ['one with an ending', 'com1.txt', '_com1.txt'],
  ['a line break', 'a\r\nb.pdf', 'ab.pdf'],
  ['a sign that turns the direction', 'a\u202Efdp.exe', 'afdp.exe'],
  ['umlauts in two signs', 'U\u0308bung.pdf', 'Übung.pdf'],
  ['emoji', '👩‍👩‍👧.png', '👩‍👩‍👧.png'],
  ['many blanks', '  a \u00a0 b.pdf ', 'a b.pdf'],
  ['points before and after', '...a.pdf...', 'a.pdf'],
  ['blanks alone', ' \u00a0\u200b ', ''],
  ['a slash at its end', 'folder/', ''],
  ['markup', '"><svg onload=alert(1)>.jpg', '"><svg onload=alert(1)>.jpg'],
])('RQ7 RQ8: of %s', (_, given, kept) => {
  expect(fileName(given)).toBe(kept);
});

test('RQ7: of 4,000 letters 200 are kept, whole and with the ending', () => {
  expect(fileName(`${'x'.repeat(4000)}.pdf`)).toBe(`${'x'.repeat(196)}.pdf`);
  const families = fileName(`${'👩‍👩‍👧'.repeat(400)}.png`);
  expect(letters(families)).toBe(200);
  expect(families.endsWith('👩‍👩‍👧.png')).toBe(true);
  expect(fileName('е'.repeat(4000))).toHaveLength(200);
  // A letter of a thousand signs.
  expect(fileName(`a${'\u0301'.repeat(5000)}b.pdf`)).toBe('b.pdf');
});

test('RQ7: without a name it is called something', () => {
  const requestId = crypto.randomUUID();
  expect(NewAttachment.parse({ requestId, name: '', size: 1 }).name).toBe('File without a name');
  expect(NewAttachment.parse({ requestId, name: '\u202e', size: 1 }).name).toBe('File without a name');
});

test('RQ2: what it is saved as ends as its content says', () => {
  expect(savedName('a.jpeg', 'jpeg')).toBe('a.jpeg');
  expect(savedName('a.jpeg.html', 'jpeg')).toBe('a.jpeg.html.jpg');
  expect(savedName('report.html', 'text')).toBe('report.html.txt');
  expect(savedName('png', 'png')).toBe('png.png');
  expect(savedName('A.PNG', 'png')).toBe('A.PNG');
});
