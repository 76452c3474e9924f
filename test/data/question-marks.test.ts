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
const found = async (of: Awaited<ReturnType<typeof clinic>>, name: string, address: string) =>
  asActor(planes, systemOf(of), async em => {
    const query = em.createQueryBuilder(Facility, 'f').select('*');
    await query.applyFilters();
    query
      .andWhere(raw('f.name = ?', [name]))
      .andWhere({ address })
      .limit(5);
    return query.getResult();
  });

test('I3: a question mark in what is asked for does not let the next value out of its quotes', async () => {
  const ours = await clinic();
  for (const name of ['?', '??', "??' ?", '\\?', '\\??', 'a?b'])
    for (const address of ["') or true -- ", "\\') or true -- ", '") or true -- ', '?'])
      expect(await found(ours, name, address), `${name} ${address}`).toEqual([]);
});

test('I2 I3: whatever a text holds, it is kept, and found by it and nothing else', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const odd = fc.string({ unit: fc.constantFrom('?', '\\', "'", '"', '$', ':', 'x', '%', '\n', '-', ' ') });
  await fc.assert(
    fc.asyncProperty(odd, odd, async (first, second) => {
      // A name is one line (K15).
      const [name, address] = [`a${first.replaceAll('\n', '')}z`, `a${second}z`];
      const { id, version } = await caller.facilities.create({ name, address, timeZone: 'UTC' });
      try {
        expect(await found(ours, name, address)).toMatchObject([{ id, name, address }]);
      } finally {
        await caller.facilities.trash({ id, version });
      }
    }),
    { numRuns: 60 },
  );
});
