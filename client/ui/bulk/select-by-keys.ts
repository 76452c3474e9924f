import type { KeyboardEvent } from 'react';

const boxesIn = (table: HTMLElement) => [
  ...table.querySelectorAll<HTMLInputElement>('tbody tr > td:first-child input[type=checkbox]'),
];

/**
 * The arrows lead from one row's box to the next, and with Shift take the row along that they come to; Space is the
 * browser's own.
 */
export const selectByKeys =
  <Row>(rows: Row[], { selected, onSelect }: { selected: Row[]; onSelect: (rows: Row[]) => void }) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    const boxes = boxesIn(event.currentTarget);
    const from = boxes.findIndex(box => box === event.target);
    const box = boxes[from + way];
    if (from < 0 || !box) return;
    event.preventDefault();
    box.focus();
    if (!event.shiftKey) return;
    const taken = new Set([
      ...selected,
      ...rows.filter((_, index) => index === from || index === from + way),
    ]);
    onSelect(rows.filter(row => taken.has(row)));
  };
