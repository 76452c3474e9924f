type Span = { from: number; to: number };
/** Where a span stands among those it overlaps: its lane, counted from 0, of so many side by side. */
export type Laned<Item extends Span> = Item & { lane: number; lanes: number };

/**
 * Lets spans that overlap share the width of their column. A practitioner has one patient at a time, but a
 * patient who did not come leaves a booking behind under the one that took the place.
 */
export const inLanes = <Item extends Span>(spans: Item[]): Laned<Item>[] => {
  const placed: Laned<Item>[] = [];
  let group: Laned<Item>[] = [];
  let groupEnd = 0;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    for (const span of group) placed.push({ ...span, lanes });
    group = [];
  };

  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.from >= groupEnd) close();
    const taken = new Set(group.filter(({ to }) => to > span.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    group.push({ ...span, lane, lanes: 1 });
    groupEnd = Math.max(groupEnd, span.to);
  }
  close();
  return placed;
};
