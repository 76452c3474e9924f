import { type Place, type Scale, snapped } from './grid-place.ts';
import type { Target } from './placement.ts';

/** What one holds a booking by. */
export type Hold = 'body' | 'edge';

/** Where a booking comes to stand that is held by its body or by its lower edge; `grip` is how many minutes below that. */
export const pointerTarget = (
  { column, minute }: Place,
  { origin, hold, grip }: { origin: Target; hold: Hold; grip: number },
  scale: Scale,
): Target => {
  const at = minute - grip;
  if (hold === 'edge')
    return { ...origin, to: Math.min(Math.max(snapped(at, scale), origin.from + scale.step), scale.to) };
  // Put back where it was, it stays to the minute.
  if (column === origin.column && Math.abs(at - origin.from) < scale.step / 2) return origin;
  const length = Math.min(origin.to - origin.from, scale.to - scale.from);
  const from = Math.min(Math.max(snapped(at, scale), scale.from), scale.to - length);
  return { column, from, to: from + origin.to - origin.from };
};
