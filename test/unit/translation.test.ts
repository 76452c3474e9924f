import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { untranslatedIn } from './prose.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const pages = globSync('client/{*,!(dist)/**/*}.{ts,tsx}', { cwd: projectRoot });

test('UI-2: whatever somebody reads on a page is translated', () => {
  expect(pages.flatMap(file => untranslatedIn(read(file), file))).toEqual([]);
});
