import { type RefObject, useEffect, useRef } from 'react';

/** Brings the keyboard back to a booking that is drawn anew in another column, where it would fall to the page (FD17). */
export const useRefocus = (grid: RefObject<HTMLElement | null>): ((bookingId: string) => void) => {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    const id = wanted.current;
    if (!id || document.activeElement !== document.body) return;
    const block = grid.current?.querySelector<HTMLElement>(`[data-booking="${id}"]`);
    if (!block) return;
    wanted.current = undefined;
    block.focus();
  });
  return bookingId => {
    wanted.current = bookingId;
  };
};
