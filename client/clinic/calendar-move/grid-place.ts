import { isRightToLeft } from '../../i18n/reading-direction.ts';
import type { Point } from './follow-pointer.ts';

/** How the grid is drawn: minutes after midnight, pixels. */
export type Scale = { from: number; to: number; hourHeight: number; step: number };

/** A place in the grid: the column, counted from 0, and minutes after midnight, not yet rounded. */
export type Place = { column: number; minute: number };

/** So near to an edge, the grid scrolls along. */
const edge = 36;
const pixelsAFrame = 14;

/** What of the grid lies below a point of the window; nothing outside it. */
export const placeAt = (
  scroller: HTMLElement,
  { x, y }: Point,
  { from, hourHeight }: Scale,
): Place | undefined => {
  const corner = scroller.querySelector('.day-corner')?.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const isInside =
    corner &&
    (isRightToLeft() ? x >= frame.left && x <= corner.left : x >= corner.right && x <= frame.right) &&
    y >= corner.bottom &&
    y <= frame.bottom;
  if (!isInside) return undefined;
  const columns = [...scroller.querySelectorAll('.day-column')].map(column => column.getBoundingClientRect());
  const column = columns.findIndex(({ left, right }) => x >= left && x < right);
  const box = columns[column];
  return box && { column, minute: from + ((y - box.top) / hourHeight) * 60 };
};

/** Scrolls the grid while something is held at one of its edges. */
export const scrollAlong = (scroller: HTMLElement, { x, y }: Point): void => {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const isBeside = x >= left && x <= right && y >= top - edge && y <= bottom + edge;
  if (!isBeside) return;
  const pull = (at: number, low: number, high: number) =>
    at < low + edge ? -pixelsAFrame : at > high - edge ? pixelsAFrame : 0;
  const [across, down] = [pull(x, left, right), pull(y, top, bottom)];
  if (across || down) scroller.scrollBy(across, down);
};

export const snapped = (minute: number, { from, step }: Scale): number =>
  from + Math.round((minute - from) / step) * step;
