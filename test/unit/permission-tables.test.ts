import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withTables } from '../../server/cli/documentation/permission-tables.ts';
import { procedures } from '../../server/router.ts';
import { permissions } from '../../shared/permissions.ts';

const guide = await readFile(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

test('IDN-7: the guide to permissions says what the code does', () => {
  expect(
    guide === withTables(guide),
    'Please run `npm run medflow -- docs` and commit docs/permissions.md',
  ).toBe(true);
});

test('IDN-7: the guide names every permission, every procedure and every route', () => {
  const rows = procedures.map(([path, { _def }]) => {
    const { method, path: route } = _def.meta?.openapi ?? {};
    return `\n| \`${path}\` | ${_def.type === 'subscription' ? '' : `\`${method} ${route}\``} |`;
  });
  rows.push(...Object.keys(permissions).map(permission => `\n| \`${permission}\` |`));
  expect(rows.filter(row => !guide.includes(row))).toEqual([]);
});

test('IDN-7: a table that says something else is found, and one that nobody makes is named', () => {
  const old = guide.replace('| `patients:read` | yes |', '| `patients:read` |  |');
  expect(old).not.toBe(guide);
  expect(withTables(old)).toBe(withTables(guide));
  expect(() => withTables('<!-- table: nonsense -->\n<!-- end -->')).toThrow('no table called nonsense');
});
