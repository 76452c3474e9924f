import { z } from 'zod';
import { BookingStatus } from './bookings.ts';

/** Figures of the clinic, in its own time zone; money in minor units of its currency. */
export const Figures = z.object({
  today: z.string(),
  bookingsToday: z.record(BookingStatus, z.int()),
  patients: z.int(),
  newPatients30Days: z.int(),
  /** Share of past appointments of the last 30 days whose patient did not come, 0..1. */
  noShowRate30Days: z.number(),
  /** Price of the services completed in the last 30 days. */
  revenue30Days: z.int(),
  currency: z.string(),
  /** 28 days: the last 14 and the next 14, today included. */
  bookingsPerDay: z.array(
    z.object({ date: z.string(), booked: z.int(), cancelled: z.int(), noShow: z.int() }),
  ),
  /** Booked hours per practitioner in the current week. */
  hoursThisWeek: z.array(z.object({ practitioner: z.string(), hours: z.number() })),
  /** How often each service was booked in the last 30 days, most frequent first, eight at most. */
  topServices: z.array(z.object({ service: z.string(), color: z.string(), bookings: z.int() })),
});
export type Figures = z.output<typeof Figures>;
