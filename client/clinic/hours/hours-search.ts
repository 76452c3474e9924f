import { z } from 'zod';
import { LocalDate } from '../../../shared/scalars.ts';

export const HoursTab = z.enum(['holidays', 'exceptions', 'time-off', 'week']);
export type HoursTab = z.output<typeof HoursTab>;

/** What the address of the page carries. */
export const HoursSearch = z.object({
  tab: HoursTab.optional().catch(undefined),
  practitionerId: z.uuid().optional().catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
  /** A day of the week of the team that is shown. */
  date: LocalDate.optional().catch(undefined),
});
export type HoursSearch = z.output<typeof HoursSearch>;
