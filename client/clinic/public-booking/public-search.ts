import { z } from 'zod';

/** What is chosen stands in the address, so that a clinic can link to a service, and a reload loses nothing (D18). */
export const PublicSearch = z.object({
  service: z.uuid().optional().catch(undefined),
  place: z.uuid().optional().catch(undefined),
  /** A practitioner, or `anyone`. */
  who: z
    .union([z.uuid(), z.literal('anyone')])
    .optional()
    .catch(undefined),
});
export type PublicSearch = z.output<typeof PublicSearch>;
