import type { Order } from '../../data/lists/page.ts';

/** How lists `a` of the platform are read. */
export const newestCreated: Order = {
  columns: [
    { column: 'a.created_at', property: 'a.createdAt' },
    { column: 'a.id', property: 'a.id' },
  ],
  descending: true,
};
