import { z } from 'zod';

export const BackedUpSearch = z.object({
  /** The kind of record, as the trail calls it. */
  kind: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/)
    .optional()
    .catch(undefined),
  /** The record that is looked at. */
  open: z.uuid().optional().catch(undefined),
});
