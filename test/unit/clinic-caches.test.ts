import { expect, test } from 'vitest';
import { ClinicCache, ClinicCaches, nameOf } from '../../server/data/caches/clinic-caches.ts';

const [ours, theirs] = [crypto.randomUUID(), crypto.randomUUID()];

test('DB-10: what is remembered of a clinic is found once, again after a change of that clinic alone, and counted', async () => {
  const caches = new ClinicCaches();
  const cache = new ClinicCache<string>(caches, 'facts');
  let asked = 0;
  const factOf = (clinicId: string) =>
    cache.find(
      clinicId,
      async () => `${clinicId} ${++asked}`,
      () => clinicId,
    );

  // Nothing is believed while changes are not heard of.
  expect([await factOf(ours), await factOf(ours)]).toEqual([`${ours} 1`, `${ours} 2`]);
  caches.hear(true);
  expect([await factOf(ours), await factOf(ours), await factOf(theirs)]).toEqual([
    ...[`${ours} 3`, `${ours} 3`, `${theirs} 4`],
  ]);
  caches.drop(nameOf(ours));
  expect([await factOf(ours), await factOf(theirs)]).toEqual([`${ours} 5`, `${theirs} 4`]);
  caches.drop('');
  expect([await factOf(theirs), await factOf(theirs)]).toEqual([`${theirs} 6`, `${theirs} 6`]);
  expect(caches.lookups.get('facts')).toEqual({ hit: 3, miss: 6 });
});

test('DB-10: what changed while it was looked up is good for this call, and is not remembered', async () => {
  const caches = new ClinicCaches();
  caches.hear(true);
  const cache = new ClinicCache<number>(caches, 'facts');
  const found = await cache.find(
    'key',
    async () => {
      caches.drop(nameOf(theirs));
      return 1;
    },
    () => ours,
  );
  expect([found, cache.get('key')]).toEqual([1, undefined]);
});
