import { audit } from './audit/audit.router.ts';
import { availability } from './availability/availability.router.ts';
import { bookings } from './bookings/bookings.router.ts';
import { dashboard } from './dashboard/dashboard.router.ts';
import { facilities } from './facilities/facilities.router.ts';
import { session } from './identity/session.router.ts';
import { patients } from './patients/patients.router.ts';
import { services } from './services/services.router.ts';
import { settings } from './settings/settings.router.ts';
import { router } from './trpc.ts';
import { users } from './users/users.router.ts';

export const appRouter = router({
  audit,
  availability,
  bookings,
  dashboard,
  facilities,
  patients,
  services,
  session,
  settings,
  users,
});

/** What `@trpc/client` is typed with. */
export type AppRouter = typeof appRouter;
