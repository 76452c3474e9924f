/**
 * Does `work` for each of these, so many beside each other at most: one that is slow holds up its lane and none of the others.
 * One that fails keeps no other from its turn; the first failure is thrown once all are done.
 */
export const inLanes = async <Item>(
  items: Iterable<Item>,
  lanes: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> => {
  const failures: unknown[] = [];
  const left = [...items].values();
  const lane = async () => {
    for (const item of left)
      await work(item).catch((error: unknown) => {
        failures.push(error);
      });
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
};
