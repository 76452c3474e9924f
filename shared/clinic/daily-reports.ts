import { z } from 'zod';
import type { Permission } from '../permissions.ts';
import { AnswerInstant } from '../scalars.ts';

/** What the report of a morning counts, of nobody by name. */
export const DailyCount = z.enum([
  ...(['bookings', 'unconfirmed', 'requests', 'messages'] as const),
  ...(['noShows', 'failedMails', 'alerts'] as const),
]);
export type DailyCount = z.infer<typeof DailyCount>;

/** Whoever may not do this is not told how many there are. */
export const neededToCount: Record<DailyCount, Permission> = {
  ...{ bookings: 'bookings:read', unconfirmed: 'bookings:read', requests: 'bookings:read' },
  ...{ noShows: 'bookings:read', messages: 'messages:read' },
  ...{ failedMails: 'mails:read', alerts: 'clinic:read' },
};

export type DailyCounts = Record<DailyCount, number>;

/** How the day of a clinic began, as far as whoever asks may know. */
export const DailyReport = z.object({ at: AnswerInstant, counts: z.partialRecord(DailyCount, z.int()) });
export type DailyReport = z.output<typeof DailyReport>;
