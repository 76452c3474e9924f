import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';

const sources = globSync(['client/{*,!(dist)/**/*}.{ts,tsx}', 'server/**/*.ts', 'shared/**/*.ts'], {
  cwd: projectRoot,
});

/** What somebody may read: strings of several words, and the text between tags. */
const sentencesOf = (file: string): string[] => {
  const code = readFileSync(join(projectRoot, file), 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const strings = [...code.matchAll(/'([^'\n]* [^'\n]*)'|"([^"\n]* [^"\n]*)"/g)].map(
    ([, single, double]) => single ?? double ?? '',
  );
  const between = file.endsWith('.tsx') ? code.matchAll(/>\s*([A-Z][^<>{}=;]* [^<>{}=;]*?)\s*</g) : [];
  return [...strings, ...[...between].map(([, text = '']) => text)];
};

/** Between the quotes of two strings stands code. */
const isCode = (text: string): boolean => /^\W|[()[\]{}=]/.test(text);

/** What a table keeps, and the screen has other words for. */
const kept = 'not a public address';

test('FD22: where somebody reads of an address, it says of which kind', () => {
  const vague = sources.flatMap(file =>
    sentencesOf(file)
      .filter(sentence => !isCode(sentence) && sentence !== kept)
      .filter(sentence => /(?<!(?:e-mail|web|IP|postal) |[\w.-])address(?:es)?(?![\w-])/i.test(sentence))
      .map(sentence => `${file}: ${sentence}`),
  );

  expect(vague).toEqual([]);
});

test.each(['Admit', 'Uses most', 'Grave', 'Mails:'])('FD22: nobody reads "%s"', word => {
  const saying = sources.filter(
    file => file.startsWith('client/') && sentencesOf(file).some(sentence => sentence.startsWith(word)),
  );

  expect(saying).toEqual([]);
});
