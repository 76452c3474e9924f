import { emailChange } from './account/email/email-change.router.ts';
import { passkeys } from './account/factors/passkeys.router.ts';
import { secondFactor } from './account/factors/second-factor.router.ts';
import { account } from './account/password/account.router.ts';
import { profile } from './account/profile/profile.router.ts';
import { session } from './account/sessions/session.router.ts';
import { sessions } from './account/sessions/sessions.router.ts';
import { passkeySignIn } from './account/sign-in/passkey-sign-in.router.ts';
import { proceduresOf } from './api/procedures.ts';
import { router } from './api/trpc.ts';
import { announcements } from './clinic/announcements/announcements.router.ts';
import { attachments } from './clinic/attachments/attachments.router.ts';
import { audit } from './clinic/audit/audit.router.ts';
import { availability } from './clinic/availability/availability.router.ts';
import { backedUp } from './clinic/backups/backed-up.router.ts';
import { backups } from './clinic/backups/backups.router.ts';
import { bookingRequests } from './clinic/booking-requests/booking-requests.router.ts';
import { bookings } from './clinic/bookings/bookings.router.ts';
import { calendarFeeds } from './clinic/calendar-feeds/calendar-feeds.router.ts';
import { checkouts } from './clinic/checkouts/checkouts.router.ts';
import { paymentAccount } from './clinic/checkouts/payment-account.router.ts';
import { complianceRecords } from './clinic/compliance/compliance-records.router.ts';
import { dashboard } from './clinic/dashboard/dashboard.router.ts';
import { dayExceptions } from './clinic/day-exceptions/day-exceptions.router.ts';
import { distinctPatients } from './clinic/distinct-patients/distinct-patients.router.ts';
import { interactions, substances } from './clinic/drug-list/drug-list.router.ts';
import { expenses } from './clinic/expenses/expenses.router.ts';
import { exports } from './clinic/exports/exports.router.ts';
import { facilities } from './clinic/facilities/facilities.router.ts';
import { facilityAddresses } from './clinic/facilities/facility-addresses.router.ts';
import { facilityStaff } from './clinic/facility-staff/facility-staff.router.ts';
import { filledForms } from './clinic/filled-forms/filled-forms.router.ts';
import { forms } from './clinic/forms/forms.router.ts';
import { frontDesk } from './clinic/front-desk/front-desk.router.ts';
import { healthEvents } from './clinic/health/health-events.router.ts';
import { measurements } from './clinic/health/measurements.router.ts';
import { holidays } from './clinic/holidays/holidays.router.ts';
import { patientImports } from './clinic/imports/patient-imports.router.ts';
import { integrations } from './clinic/integrations/integrations.router.ts';
import { invitations } from './clinic/invitations/invitations.router.ts';
import { invoiceDocuments } from './clinic/invoice-documents/invoice-documents.router.ts';
import { invoices } from './clinic/invoices/invoices.router.ts';
import { listExports } from './clinic/list-exports/list-exports.router.ts';
import { live } from './clinic/live/live.router.ts';
import { mails } from './clinic/mails/mails.router.ts';
import { medications } from './clinic/medications/medications.router.ts';
import { messages } from './clinic/messages/messages.router.ts';
import { moneyReports } from './clinic/money-reports/money-reports.router.ts';
import { notifications } from './clinic/notifications/notifications.router.ts';
import { patientMerges } from './clinic/patient-merges/patient-merges.router.ts';
import {
  patientAddresses,
  patientConsents,
  patientContacts,
  patientIdentifiers,
} from './clinic/patient-parts/patient-parts.router.ts';
import { patients } from './clinic/patients/patients.router.ts';
import { placements } from './clinic/placements/placements.router.ts';
import { portal } from './clinic/portal/portal.router.ts';
import { portalOffers } from './clinic/portal-offers/portal-offers.router.ts';
import { portalPasskeys } from './clinic/portal-passkeys/portal-passkeys.router.ts';
import { portalRequests } from './clinic/portal-requests/portal-requests.router.ts';
import { preferences } from './clinic/preferences/preferences.router.ts';
import { clinic } from './clinic/profile/clinic.router.ts';
import { clinicAddresses } from './clinic/profile/clinic-addresses.router.ts';
import { publicBooking } from './clinic/public-booking/public-booking.router.ts';
import { publicWaiting } from './clinic/public-waiting/public-waiting.router.ts';
import { requestComments } from './clinic/request-comments/request-comments.router.ts';
import { devices, rooms } from './clinic/resources/resources.router.ts';
import { series } from './clinic/series/series.router.ts';
import { serviceRequests } from './clinic/service-requests/service-requests.router.ts';
import { services } from './clinic/services/services.router.ts';
import { settings } from './clinic/settings/settings.router.ts';
import { placementSpecialists } from './clinic/specialists/placement-specialists.router.ts';
import { specialists } from './clinic/specialists/specialists.router.ts';
import { support } from './clinic/support/support.router.ts';
import { taskItems } from './clinic/tasks/task-items.router.ts';
import { taskTemplates } from './clinic/tasks/task-templates.router.ts';
import { tasks } from './clinic/tasks/tasks.router.ts';
import { taxRates } from './clinic/tax-rates/tax-rates.router.ts';
import { timeOff } from './clinic/time-off/time-off.router.ts';
import { tokens } from './clinic/tokens/tokens.router.ts';
import { usage } from './clinic/usage/usage.router.ts';
import { users } from './clinic/users/users.router.ts';
import { waitingList } from './clinic/waiting-list/waiting-list.router.ts';
import { waitingRequests } from './clinic/waiting-requests/waiting-requests.router.ts';
import { webhookDeliveries } from './clinic/webhooks/deliveries.router.ts';
import { webhooks } from './clinic/webhooks/webhooks.router.ts';
import { status } from './operations/status/status.router.ts';

export const appRouter = router({
  account,
  announcements,
  audit,
  availability,
  bookingRequests,
  bookings,
  calendarFeeds,
  checkouts,
  clinic,
  clinicAddresses,
  dashboard,
  dayExceptions,
  backedUp,
  backups,
  expenses,
  exports,
  devices,
  emailChange,
  facilities,
  facilityAddresses,
  facilityStaff,
  filledForms,
  forms,
  frontDesk,
  healthEvents,
  holidays,
  integrations,
  interactions,
  invitations,
  invoiceDocuments,
  invoices,
  listExports,
  live,
  mails,
  measurements,
  medications,
  notifications,
  patientAddresses,
  patientConsents,
  patientContacts,
  patientIdentifiers,
  patientImports,
  patientMerges,
  distinctPatients,
  patients,
  paymentAccount,
  messages,
  moneyReports,
  placements,
  placementSpecialists,
  rooms,
  portalOffers,
  portalRequests,
  portalPasskeys,
  portal,
  preferences,
  profile,
  publicBooking,
  publicWaiting,
  series,
  services,
  passkeySignIn,
  passkeys,
  secondFactor,
  session,
  sessions,
  settings,
  specialists,
  status,
  substances,
  support,
  taxRates,
  timeOff,
  tasks,
  taskTemplates,
  taskItems,
  complianceRecords,
  tokens,
  usage,
  users,
  serviceRequests,
  requestComments,
  attachments,
  waitingList,
  waitingRequests,
  webhookDeliveries,
  webhooks,
});

/** What `@trpc/client` is typed with. */
export type AppRouter = typeof appRouter;

/** Every procedure of a clinic by its path, such as `bookings.book`. */
export const procedures = proceduresOf(appRouter);
