import type { Measurement } from './measurements.ts';
import { inUnit, type MeasureKind, type MeasureUnit, measures } from './measures.ts';

export type Trend = 'rising' | 'falling' | 'steady';

export interface Point {
  at: number;
  value: number;
  second: number | null;
}

/** What a chart draws: what counts, in one unit, on a scale of time (CR29, CR32). */
export const pointsOf = (measurements: Measurement[], unit: MeasureUnit): Point[] =>
  measurements
    .filter(({ withdrawnAt }) => !withdrawnAt)
    .map(each => ({
      at: Date.parse(each.takenAt),
      value: inUnit(Number(each.value), each.unit, unit),
      second: each.second === null ? null : inUnit(Number(each.second), each.unit, unit),
    }));

/**
 * Where the straight line through all points goes, over all of their span, in the first unit of the kind. Less than a fifth of the usual
 * range is steady, or than a twentieth of the mean where nothing is usual: of a temperature that would be two degrees, a fever.
 */
export const trendOf = (kind: MeasureKind, points: Point[]): Trend | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3 || first.at === last.at) return null;
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [middle, level] = [mean(points.map(({ at }) => at)), mean(points.map(({ value }) => value))];
  const together = mean(points.map(({ at, value }) => (at - middle) * (value - level)));
  const spread = mean(points.map(({ at }) => (at - middle) ** 2));
  const change = (together / spread) * (last.at - first.at);
  const { usual } = measures[kind];
  if (Math.abs(change) < (usual ? (usual[1] - usual[0]) / 5 : Math.abs(level) / 20)) return 'steady';
  return change > 0 ? 'rising' : 'falling';
};
