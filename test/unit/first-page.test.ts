import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const styleOf = (component: string): string => `@mantine/core/styles/${component}.layer.css`;

/** All that a browser must have before it can draw the sign-in page: what is imported, but not later and not as a type. */
const firstFiles = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of read(file).matchAll(/^(?:import|\} from)(?! type)[^;(]*?'(\.[^']+\.tsx?)';$/gm))
    firstFiles(join(dirname(file), path), seen);
  return seen;
};

/** What comes at once to everybody, to the sign-in page and to visitors of a clinic. */
const first = [
  ...['client/main.tsx', 'client/account/sign-in/SignInPage.tsx', 'client/Visitors.tsx'].flatMap(file => [
    ...firstFiles(file),
  ]),
];

test('FD10: the sign-in page and those of visitors have the looks of every component that they draw', () => {
  const sources = first.map(read);
  const used = sources.flatMap(source =>
    [...source.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map(name => name.trim()),
    ),
  );
  const withLooks = used.filter(name => existsSync(join(projectRoot, 'node_modules', styleOf(name))));

  expect(withLooks).toContain('PasswordInput');
  expect(withLooks.filter(name => !read('client/ui/theme/first.css').includes(styleOf(name)))).toEqual([]);
});

test('FD10: neither needs the router, Zod or a calendar', () => {
  const needed = first.filter(file =>
    /^import (?!type)[^;]*'(?:zod|@tanstack\/react-router|temporal-polyfill|@mantine\/dates)'/m.test(
      read(file),
    ),
  );

  expect(needed).toEqual([]);
});
