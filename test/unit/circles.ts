interface Edge {
  from: string;
  to: string;
}

/** The groups of places that lead back to themselves, each sorted; a place that only leads to itself is none. */
export const circlesIn = (edges: Edge[]): string[][] => {
  const next = Map.groupBy(edges, ({ from }) => from);
  const reached = new Map<string, Set<string>>();
  for (const start of next.keys()) {
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const { to } of next.get(at) ?? [])
        if (!seen.has(to)) {
          seen.add(to);
          open.push(to);
        }
    reached.set(start, seen);
  }
  const mutual = (a: string) =>
    [...(reached.get(a) ?? [])]
      .filter(b => b !== a && reached.get(b)?.has(a))
      .concat(a)
      .sort();
  const groups = [...next.keys()].map(mutual).filter(group => group.length > 1);
  return [...new Map(groups.map(group => [group.join(), group])).values()];
};
