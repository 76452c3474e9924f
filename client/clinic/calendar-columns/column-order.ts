import type { ColumnChoice } from '../../../shared/clinic/preferences.ts';

type Option = { value: string; label: string };

/** What the user put first, in their order, then the rest as it comes. */
export const inOrder = (options: Option[], { order }: ColumnChoice): Option[] => {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ value }: Option) => places.get(value) ?? order.length;
  return [...options].sort((a, b) => placeOf(a) - placeOf(b));
};

/** The same order with one of them a place further up or down. */
export const shifted = (ids: string[], id: string, by: -1 | 1): string[] => {
  const at = ids.indexOf(id);
  const to = Math.min(Math.max(at + by, 0), ids.length - 1);
  const rest = ids.filter(other => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
};
