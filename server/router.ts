import { audit } from './audit/audit.router.ts';
import { availability } from './availability/availability.router.ts';
import { bookings } from './bookings/bookings.router.ts';
import { dashboard } from './dashboard/dashboard.router.ts';
import { exports } from './exports/exports.router.ts';
import { facilities } from './facilities/facilities.router.ts';
import { account } from './identity/account.router.ts';
import { passkeySignIn } from './identity/passkey-sign-in.router.ts';
import { passkeys } from './identity/passkeys.router.ts';
import { secondFactor } from './identity/second-factor.router.ts';
import { session } from './identity/session.router.ts';
import { sessions } from './identity/sessions.router.ts';
import { tokens } from './identity/tokens.router.ts';
import { invitations } from './invitations/invitations.router.ts';
import { mails } from './mail/mails.router.ts';
import { patients } from './patients/patients.router.ts';
import { services } from './services/services.router.ts';
import { settings } from './settings/settings.router.ts';
import { support } from './support/support.router.ts';
import { clinic } from './tenancy/clinic.router.ts';
import { usage } from './tenancy/usage.router.ts';
import { router } from './trpc.ts';
import { users } from './users/users.router.ts';

export const appRouter = router({
  account,
  audit,
  availability,
  bookings,
  clinic,
  dashboard,
  exports,
  facilities,
  invitations,
  mails,
  patients,
  services,
  passkeySignIn,
  passkeys,
  secondFactor,
  session,
  sessions,
  settings,
  support,
  tokens,
  usage,
  users,
});

/** What `@trpc/client` is typed with. */
export type AppRouter = typeof appRouter;
