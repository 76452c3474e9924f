import { expect, test } from 'vitest';
import { as, clinic } from '../world/world.ts';

const odd = ["O'Neil", 'a?b', '??', 'back\\slash', '%_', 'a $1 b', "'; drop table x; --", ':name'];

test('DB-9 T9 I1: a list whose SQL is known is filled with the clinic and the values of each call, whatever they are', async () => {
  const [first, second] = [await clinic(), await clinic()];
  for (const of of [first, second])
    for (const word of odd)
      await (await as(of)).patients.admit({ firstName: 'Odd', lastName: `${word} ${of.slug}` });
  for (const of of [first, second, first])
    for (const word of odd) {
      const { items } = await (await as(of)).patients.list({ search: `${word} ${of.slug}`, limit: 5 });
      expect(items.map(({ lastName }) => lastName)).toContain(`${word} ${of.slug}`);
      expect(items.filter(({ lastName }) => !lastName.endsWith(of.slug))).toEqual([]);
    }
});
