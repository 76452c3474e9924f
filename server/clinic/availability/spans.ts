/** Instants in milliseconds since 1970; the end excluded. */
export interface Span {
  startsAt: number;
  endsAt: number;
}

/** The same time in as few spans as can be, in order: what touches is one. */
export const joined = (spans: readonly Span[]): Span[] => {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = all.at(-1);
    if (last && span.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, span.endsAt);
    else all.push({ ...span });
  }
  return all;
};

/** What is left of each span where others are taken away; spans that nothing touches stay as they are. */
export const without = (spans: readonly Span[], taken: readonly Span[]): Span[] => {
  const gaps = joined(taken.filter(({ startsAt, endsAt }) => startsAt < endsAt));
  return spans.flatMap(({ startsAt, endsAt }) => {
    const left: Span[] = [];
    let start = startsAt;
    for (const gap of gaps) {
      if (gap.endsAt <= start || gap.startsAt >= endsAt) continue;
      if (gap.startsAt > start) left.push({ startsAt: start, endsAt: gap.startsAt });
      start = gap.endsAt;
    }
    if (start < endsAt) left.push({ startsAt: start, endsAt });
    return left;
  });
};
