import type { Scale } from './grid-place.ts';
import type { Target } from './placement.ts';

type Keys = { key: string; shiftKey: boolean };

const across: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
const down: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Where an arrow key puts what is moved: by a step, by a column, or with Shift its end; nothing for any other key. */
export const stepped = (
  { column, from, to }: Target,
  { key, shiftKey }: Keys,
  { scale, columns }: { scale: Scale; columns: number },
): Target | undefined => {
  const sideways = shiftKey ? undefined : across[key];
  if (sideways) return { column: Math.min(Math.max(column + sideways, 0), columns - 1), from, to };
  const steps = down[key];
  if (!steps) return undefined;
  const by = steps * scale.step;
  if (shiftKey) return { column, from, to: Math.min(Math.max(to + by, from + scale.step), scale.to) };
  if (from + by < scale.from || to + by > scale.to) return { column, from, to };
  return { column, from: from + by, to: to + by };
};
