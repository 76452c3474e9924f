import { expect, test } from 'vitest';
import { destinations } from '../../client/shell/navigation.ts';

test('UI-2: a letter after g leads to one page, and those of the keys themselves to none', () => {
  const keys = destinations.flatMap(({ key }) => key ?? []);
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  expect(keys).not.toContain('g');
});
