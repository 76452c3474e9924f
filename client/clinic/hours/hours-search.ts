import { z } from 'zod';

export const HoursTab = z.enum(['holidays', 'exceptions', 'time-off']);
export type HoursTab = z.output<typeof HoursTab>;

/** What the address of the page carries. */
export const HoursSearch = z.object({
  tab: HoursTab.optional().catch(undefined),
  practitionerId: z.uuid().optional().catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
});
export type HoursSearch = z.output<typeof HoursSearch>;
