import { joined, type Span } from '../../availability/spans.ts';

/** All in milliseconds. */
export interface Length {
  /** How long the patient is seen for. */
  visit: number;
  /** How long the practitioner needs afterwards; it may run past the hours. */
  buffer: number;
  /** From one offered time to the next. */
  step: number;
}

/**
 * The times at which a visit can begin, in order, each once: by steps from the beginning of each of the open hours, where
 * it fits into what is open (hours that touch are one) and nothing busy touches visit or buffer.
 */
export const slotStarts = (
  open: readonly Span[],
  busy: readonly Span[],
  { visit, buffer, step }: Length,
): number[] => {
  const whole = joined(open);
  const taken = joined(busy);
  const starts = new Set<number>();
  for (const { startsAt, endsAt } of open)
    for (let start = startsAt; start < endsAt; start += step)
      if (holds(whole, start, start + visit) && isFree(taken, start, start + visit + buffer))
        starts.add(start);
  return [...starts].sort((a, b) => a - b);
};

/** The last of joined spans that begins by then. */
const lastBy = (spans: readonly Span[], time: number): Span | undefined => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.startsAt ?? time) <= time) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
};

const holds = (open: readonly Span[], from: number, to: number): boolean =>
  (lastBy(open, from)?.endsAt ?? 0) >= to;

/** Spans that only touch are no conflict. */
const isFree = (taken: readonly Span[], from: number, to: number): boolean =>
  (lastBy(taken, to - 1)?.endsAt ?? 0) <= from;
