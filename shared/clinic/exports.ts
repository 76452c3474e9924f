import { z } from 'zod';
import { Count, paging } from '../scalars.ts';

/** What a clinic can take along, each a table such as `patients`. */
export const ExportTables = z.object({ tables: z.array(z.string()) });

export const ExportQuery = z.strictObject({
  table: z.string().regex(/^[a-z_]{1,63}$/),
  cursor: paging.cursor,
  /** Rows of a part: few enough for a call to be short, many enough for a large clinic not to need thousands. */
  limit: Count(1, 1000).default(1000),
});

/** Some rows of a table as CSV; the first part begins with the names of the columns. */
export const ExportPart = z.object({ csv: z.string(), rows: z.int(), nextCursor: z.string().nullable() });
