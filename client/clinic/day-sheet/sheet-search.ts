import { z } from 'zod';
import { isDate } from '../../ui/formats/clinic-time.ts';

/** What the address of a printed sheet carries. */
export const SheetSearch = z.object({
  span: z.enum(['day', 'week']).optional().catch(undefined),
  date: z.string().refine(isDate).optional().catch(undefined),
  practitionerId: z.uuid().optional().catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
});
export type SheetSearch = z.output<typeof SheetSearch>;
