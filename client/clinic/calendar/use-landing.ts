import { type RefObject, useLayoutEffect, useRef } from 'react';

type Landing = {
  /** The days shown. */
  span: string;
  /** Pixels from the upper edge. */
  top: number;
  isReady: boolean;
};

/** Scrolls to where the day begins, once for each span of days: what the user scrolls to afterwards stays. */
export const useLanding = ({ span, top, isReady }: Landing): RefObject<HTMLDivElement | null> => {
  const scroller = useRef<HTMLDivElement>(null);
  const landedOn = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (landedOn.current === span || !isReady) return;
    landedOn.current = span;
    scroller.current?.scrollTo({ top });
  });
  return scroller;
};
