import { sealNext } from '../../server/operations/seals/seal-trail.ts';
import { atLeast, type Figure } from './figures.ts';
import type { Stage } from './stage.ts';
import { rounded } from './statistics.ts';

/** Entries of the largest clinic's trails that are sealed in a second, from the first to the last of what is there. */
export const sealPerS = async ({ planes, clinic }: Stage): Promise<Figure> => {
  const times: number[] = [];
  let entries = 0;
  for (let isMore = true; isMore; ) {
    const begun = performance.now();
    const seal = await sealNext(planes, clinic.id);
    times.push(performance.now() - begun);
    entries += seal?.entries ?? 0;
    isMore = seal !== null;
  }
  const ms = times.reduce((sum, time) => sum + time, 0);
  return atLeast(1000, (1000 * entries) / ms, { entries, longestMs: rounded(Math.max(...times)) });
};
