import { type RefObject, useLayoutEffect, useRef } from 'react';
import { isRightToLeft } from '../../i18n/reading-direction.ts';

type Landing = {
  /** The days shown. */
  span: string;
  /** Pixels from the upper edge. */
  top: number;
  /** The column to begin with, counted from 0; where it is not given, the grid stays where it is sideways. */
  column: number | undefined;
  isReady: boolean;
};

/** How far the head of a column is from the corner; less than nothing where columns follow each other to the left. */
const gapBetween = (corner: DOMRect, head: DOMRect): number =>
  isRightToLeft() ? head.right - corner.left : head.left - corner.right;

/** Scrolls to where the chosen day begins, once for each span of days: what the user scrolls to afterwards stays. */
export const useLanding = ({ span, top, column, isReady }: Landing): RefObject<HTMLDivElement | null> => {
  const scroller = useRef<HTMLDivElement>(null);
  const landedOn = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (landedOn.current === span || !isReady) return;
    landedOn.current = span;
    const [corner, ...heads] = scroller.current?.querySelector('.day-head')?.children ?? [];
    const head = column === undefined ? undefined : heads[column];
    const beyond =
      head && corner ? gapBetween(corner.getBoundingClientRect(), head.getBoundingClientRect()) : 0;
    scroller.current?.scrollTo({ top, left: scroller.current.scrollLeft + beyond });
  });
  return scroller;
};
