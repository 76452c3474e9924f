import { rounded } from './statistics.ts';

/** A measured value, what it should be, and whether it is; `met` says so however the goal is turned. */
export interface Figure {
  value: number;
  goal: number;
  met: boolean;
  [detail: string]: number | boolean | string[];
}

/** By the names that the issue and the goals use. */
export type Figures = Record<string, Figure>;

type Details = Record<string, number | string[]>;

export const atMost = (goal: number, value: number, details: Details = {}): Figure => ({
  value: rounded(value),
  goal,
  met: value <= goal,
  ...details,
});

export const atLeast = (goal: number, value: number, details: Details = {}): Figure => ({
  value: rounded(value),
  goal,
  met: value >= goal,
  ...details,
});
