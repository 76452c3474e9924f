import { z } from 'zod';
import { Count, Version } from './scalars.ts';

const fields = {
  /** Free times are offered every so many minutes. */
  slotMinutes: Count(5, 120),
  /** Whether a new booking starts as confirmed rather than pending. */
  confirmBookings: z.boolean(),
  /** First hour shown by the calendar. */
  dayStartsAt: Count(0, 23),
  /** Last hour shown by the calendar. */
  dayEndsAt: Count(1, 24),
  /** ISO weekday the calendar begins with. */
  weekStartsOn: Count(1, 7),
  /** Members must show a second factor, and set one up before anything else. */
  requireSecondFactor: z.boolean(),
};

export const SettingsChange = z.strictObject({ ...z.object(fields).partial().shape, version: Version });

export const Settings = z.object({
  version: z.int(),
  slotMinutes: z.int(),
  confirmBookings: z.boolean(),
  dayStartsAt: z.int(),
  dayEndsAt: z.int(),
  weekStartsOn: z.int(),
  requireSecondFactor: z.boolean(),
});
export type Settings = z.output<typeof Settings>;
