import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const words = [...read('docs/glossary.md').matchAll(/^\| ([a-z ]+) \| `(\w+)` \| /gm)].map(
  ([, word = '', identifier = '']) => ({ word, identifier }),
);

test('FLD-1: there are twenty words of our own at most, each once and in order', () => {
  const named = words.map(({ word }) => word);
  expect(named.length).toBeGreaterThan(10);
  expect(named.length).toBeLessThanOrEqual(20);
  expect(named).toEqual([...new Set(named)].toSorted());
});

test('FLD-1: each word of our own is in the code', () => {
  const code = globSync('{server,shared,client,test}/**/*.{ts,tsx}', {
    cwd: projectRoot,
    exclude: file => file === 'client/dist',
  }).map(read);
  const isUsed = (identifier: string) => code.some(text => new RegExp(`\\b${identifier}\\b`).test(text));
  expect(words.filter(({ identifier }) => !isUsed(identifier))).toEqual([]);
});
