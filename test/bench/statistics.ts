/** The value below which `share` of the values lie; NaN of nothing. */
export const percentile = (values: number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: number[]): number => percentile(values, 0.5);

/** Three digits after the point are more than this kind of measurement can tell. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Milliseconds that `work` took. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/**
 * Measures two things in turns, and the other one first in every second round, so that whatever else the machine does
 * meanwhile meets both alike. The first round only warms up.
 */
export const sideBySide = async <T>(
  rounds: number,
  ours: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<{ ours: T[]; bare: T[] }> => {
  const seen: { ours: T[]; bare: T[] } = { ours: [], bare: [] };
  for (let round = 0; round <= rounds; round++) {
    const turns = [
      () => ours().then(value => ['ours', value] as const),
      () => bare().then(value => ['bare', value] as const),
    ];
    for (const turn of round % 2 ? turns.toReversed() : turns) {
      const [side, value] = await turn();
      if (round > 0) seen[side].push(value);
    }
  }
  return seen;
};
