import { z } from 'zod';
import { isDate } from '../../ui/formats/clinic-time.ts';

export const CalendarView = z.enum(['day', 'week', 'month', 'agenda']);
export type CalendarView = z.output<typeof CalendarView>;

/** Whose columns a day has. */
export const CalendarLanes = z.enum(['practitioner', 'facility', 'room']);
export type CalendarLanes = z.output<typeof CalendarLanes>;

/** What the address of the calendar carries. */
export const CalendarSearch = z.object({
  view: CalendarView.optional().catch(undefined),
  lanes: CalendarLanes.optional().catch(undefined),
  date: z.string().refine(isDate).optional().catch(undefined),
  practitionerId: z.uuid().optional().catch(undefined),
  facilityId: z.uuid().optional().catch(undefined),
  /** The booking whose drawer is open. */
  bookingId: z.uuid().optional().catch(undefined),
  /** Opens the form for a new booking, for this patient when one is given. */
  book: z.literal('new').or(z.uuid()).optional().catch(undefined),
  /** What that form begins with, where a booking is made again. */
  serviceId: z.uuid().optional().catch(undefined),
  minutes: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .optional()
    .catch(undefined),
});
export type CalendarSearch = z.output<typeof CalendarSearch>;
