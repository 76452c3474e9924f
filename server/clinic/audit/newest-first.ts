import type { Order } from '../../data/lists/page.ts';

/** How trails `a` are read. */
export const newestFirst: Order = {
  columns: [
    { column: 'a.at', property: 'a.at' },
    { column: 'a.id', property: 'a.id' },
  ],
  descending: true,
};
