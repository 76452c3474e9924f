import { z } from 'zod';
import { Period } from '../../../shared/clinic/dashboard.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';

/** What a home page can be: the clinic in figures, the front desk of a facility, or one's own day. */
export const HomeView = z.enum(['figures', 'desk', 'own-day']);
export type HomeView = z.output<typeof HomeView>;

const Day = z.string().refine(isDate).optional().catch(undefined);

/** What the address of the home page carries. */
export const HomeSearch = z.object({
  view: HomeView.optional().catch(undefined),
  /** Whose front desk it is. */
  facilityId: z.uuid().optional().catch(undefined),
  /** The booking whose drawer is open. */
  bookingId: z.uuid().optional().catch(undefined),
  /** The days of the figures, both included. */
  from: Day,
  to: Day,
  per: Period.optional().catch(undefined),
});
export type HomeSearch = z.output<typeof HomeSearch>;
