import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';

/** What a file loads as soon as it is loaded itself: neither types nor what is imported when it is needed. */
const loadedBy = (file: string): string[] =>
  [
    ...readFileSync(join(projectRoot, file), 'utf8').matchAll(
      /^(?:import|export) (?!type\b)(?:[^;']*? from )?'([^']+)';/gm,
    ),
  ].map(([, specifier = '']) =>
    specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  );

/** Every file of ours and every package that comes along, with the file that asks for it. */
const everythingLoadedBy = (first: string): Map<string, string> => {
  const found = new Map([[first, first]]);
  for (const [file] of found)
    if (/\.m?ts$/.test(file)) for (const next of loadedBy(file)) if (!found.has(next)) found.set(next, file);
  return found;
};

test('AP2: a start loads nothing that only the first one, a passkey, a mail, a proof or a bucket needs', () => {
  const loaded = everythingLoadedBy('server/cli/commands/start.ts');
  expect([...loaded.keys()]).toEqual(expect.arrayContaining(['server/main.ts', 'server/app.ts', 'express']));
  const needless = [
    '@aws-sdk/client-s3',
    '@faker-js/faker',
    '@simplewebauthn/server',
    'selfsigned',
    'nodemailer',
    'pg-boss',
    'vite',
  ];
  expect(needless.flatMap(name => (loaded.has(name) ? [`${loaded.get(name)} loads ${name}`] : []))).toEqual(
    [],
  );
});

test('AP2: a command line loads its own command only', () => {
  const commands = [...everythingLoadedBy('server/cli/medflow.ts').keys()].filter(file =>
    file.startsWith('server/cli/commands/'),
  );
  expect(commands).toEqual([]);
});
