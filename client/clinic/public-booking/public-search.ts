import { z } from 'zod';
import { DayPart } from '../../../shared/clinic/patients.ts';

/** What is chosen stands in the address, so that a clinic can link to a service, and a reload loses nothing (D18). */
export const PublicSearch = z.object({
  service: z.uuid().optional().catch(undefined),
  place: z.uuid().optional().catch(undefined),
  /** A practitioner, or `anyone`. */
  who: z
    .union([z.uuid(), z.literal('anyone')])
    .optional()
    .catch(undefined),
  /** ISO weekdays that are liked, such as `135`; the others are shown when they are asked for. */
  days: z
    .string()
    .regex(/^[1-7]{1,7}$/)
    .optional()
    .catch(undefined),
  part: DayPart.optional().catch(undefined),
});
export type PublicSearch = z.output<typeof PublicSearch>;
