import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const numbered = (prefix: string, last: number) =>
  Array.from({ length: last }, (_, n) => `${prefix}${n + 1}`);

/** What issues promised under these ids; each must have a test that names it. */
const promised = [
  ...[numbered('T', 18), numbered('S', 12), numbered('A', 11), numbered('D', 5), numbered('H', 4)],
  ...[numbered('LIT-', 8), ['LIT-10', 'LIT-15'], numbered('TEN-', 12), numbered('IDN-', 9)],
  ['AUD-5', 'OPS-6', 'OPS-7'],
  ...[numbered('CLI-', 3), numbered('SCH-', 5), numbered('UI-', 3), numbered('DB-', 11)],
  ['WRK-3', 'SEA-1', 'SET-1', 'TEN-13', 'FLD-1', 'DEV-1', 'AUD-1', 'AUD-2', 'AUD-6'],
  ...[numbered('K', 24), numbered('FD', 25), numbered('AP', 14), numbered('AT', 11), numbered('R', 7)],
].flat();

/** The sentences that test files call their tests and groups, in whichever quotes. */
const sentencesOf = (source: string): string[] =>
  [...source.matchAll(/\b(?:test|describe)(?:\.\w+\([^]*?\))?\(\s*(['"`])([^]*?)\1/g)].map(
    ([, , sentence = '']) => sentence,
  );

const idsIn = (sentences: string[]): Set<string> =>
  new Set(sentences.flatMap(sentence => sentence.match(/\b(?:[A-Z]{2,3}-|FD|AP|AT|[A-Z])\d+\b/g) ?? []));

test('DEV-5 FLD-1: every promise has a test that names it', async () => {
  const sentences: string[] = [];
  for await (const file of glob('test/**/*.test.ts', { cwd: new URL('../..', import.meta.url).pathname }))
    sentences.push(...sentencesOf(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')));
  expect(sentences.length).toBeGreaterThan(500);
  const named = idsIn(sentences);
  expect(promised.filter(id => !named.has(id))).toEqual([]);
});

test('DEV-5: a name counts where a test says it, and nowhere else', () => {
  const source = `
    // T1 in a comment
    const text = 'T2 in a text';
    test('T3 TEN-4: a door', () => {});
    test.each(['a', "b"])('S12 %s', () => {});
    test.each(lists.map(([name]) => name))(\`IDN-10: \${text}\`, () => {});
    describe('LIT-5', () => {});`;
  expect([...idsIn(sentencesOf(source))]).toEqual(['T3', 'TEN-4', 'S12', 'IDN-10', 'LIT-5']);
});
