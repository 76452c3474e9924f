import { raw } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Facility } from '../../server/clinic/facilities/facility.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { as, clinic, planes, systemOf } from '../world/world.ts';

/**
 * MikroORM writes the values of a raw condition into its SQL and then fills in the rest of the statement, so a question
 * mark in such a value would be taken for the place of the next one, and could let that out of its quotes.
 */
const found = async (of: Awaited<ReturnType<typeof clinic>>, name: string, licence: string) =>
  asActor(planes, systemOf(of), async em => {
    const query = em.createQueryBuilder(Facility, 'f').select('*');
    await query.applyFilters();
    query
      .andWhere(raw('f.name = ?', [name]))
      .andWhere({ licence })
      .limit(5);
    return query.getResult();
  });

test('I3: a question mark in what is asked for does not let the next value out of its quotes', async () => {
  const ours = await clinic();
  for (const name of ['?', '??', "??' ?", '\\?', '\\??', 'a?b'])
    for (const licence of ["') or true -- ", "\\') or true -- ", '") or true -- ', '?'])
      expect(await found(ours, name, licence), `${name} ${licence}`).toEqual([]);
});

test('I2 I3: whatever a text holds, it is kept, and found by it and nothing else', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const odd = fc.string({ unit: fc.constantFrom('?', '\\', "'", '"', '$', ':', 'x', '%', '\n', '-', ' ') });
  await fc.assert(
    fc.asyncProperty(odd, odd, async (first, second) => {
      // Both are one line (K15).
      const [name, licence] = [first, second].map(text => `a${text.replaceAll('\n', '')}z`) as [
        string,
        string,
      ];
      const { id, version } = await caller.facilities.create({ name, licence, timeZone: 'UTC' });
      try {
        expect(await found(ours, name, licence)).toMatchObject([{ id, name, licence }]);
      } finally {
        await caller.facilities.trash({ id, version });
      }
    }),
    { numRuns: 60 },
  );
});
