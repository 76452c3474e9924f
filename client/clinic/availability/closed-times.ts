/** Minutes after midnight on the clinic's clock. */
export type Minutes = { from: number; to: number };

const minutesInDay = 24 * 60;

export const isClosedAllDay = (closed: readonly Minutes[]): boolean =>
  closed.some(({ from, to }) => from === 0 && to === minutesInDay);

/** What of a day lies between the parts that are open. */
export const closedBetween = (open: readonly Minutes[]): Minutes[] => {
  const closed: Minutes[] = [];
  let from = 0;
  for (const part of open.toSorted((a, b) => a.from - b.from)) {
    if (part.from > from) closed.push({ from, to: part.from });
    from = Math.max(from, part.to);
  }
  return from < minutesInDay ? [...closed, { from, to: minutesInDay }] : closed;
};
