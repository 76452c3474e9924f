import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { DeniedPage } from './account/sign-in/DeniedPage.tsx';
import { requireSession } from './account/sign-in/session-gate.ts';
import { AnnouncementsSearch } from './clinic/announcements/announcements-search.ts';
import { AuditSearch } from './clinic/audit/audit-search.ts';
import { BackedUpSearch } from './clinic/backups/backed-up-search.ts';
import { BookingsSearch } from './clinic/booking-list/bookings-search.ts';
import { BookingRequestsSearch } from './clinic/booking-requests/booking-requests-search.ts';
import { CalendarSearch } from './clinic/bookings/calendar-search.ts';
import { ComplianceSearch } from './clinic/compliance/compliance-search.ts';
import { SheetSearch } from './clinic/day-sheet/sheet-search.ts';
import { ExpensesSearch } from './clinic/expenses/expenses-search.ts';
import { HomeSearch } from './clinic/home-search/home-search.ts';
import { HoursSearch } from './clinic/hours/hours-search.ts';
import { InvoicesSearch } from './clinic/invoices/invoices-search.ts';
import { MailsSearch } from './clinic/mails/mails-search.ts';
import { MessagesSearch } from './clinic/messages/messages-search.ts';
import { MoneySearch } from './clinic/money-reports/money-search.ts';
import { PatientsSearch, PatientTab } from './clinic/patients/patients-search.ts';
import { ResourcesSearch } from './clinic/resources/resources-search.ts';
import { beginWithView } from './clinic/saved-views/begin-with-view.ts';
import { ServiceRequestsSearch } from './clinic/service-requests/service-requests-search.ts';
import { ServicesSearch } from './clinic/services/services-search.ts';
import { SettingsSearch } from './clinic/setting-fields/settings-search.ts';
import { SpecialistsSearch } from './clinic/specialists/specialists-search.ts';
import { TasksSearch } from './clinic/tasks/tasks-search.ts';
import { TrashSearch } from './clinic/trash/trash-search.ts';
import { UsersSearch } from './clinic/users/users-search.ts';
import { WaitingListSearch } from './clinic/waiting-list/waiting-list-search.ts';
import { isAtPlatform } from './platform/connection/at-platform.ts';
import { root } from './root-route.ts';
import { Shell } from './shell/Shell.tsx';
import { queryClient } from './trpc.ts';

const clinic = createRoute({
  getParentRoute: () => root,
  id: 'clinic',
  beforeLoad: ({ location }) => {
    if (isAtPlatform) throw redirect({ to: '/console' });
    return requireSession(queryClient, location.href);
  },
  component: Shell,
  errorComponent: DeniedPage,
});

const home = createRoute({
  getParentRoute: () => clinic,
  path: '/',
  validateSearch: raw => HomeSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/home/HomePage.tsx'), 'HomePage'),
});

const calendar = createRoute({
  getParentRoute: () => clinic,
  path: '/calendar',
  validateSearch: raw => CalendarSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const sheet = createRoute({
  getParentRoute: () => clinic,
  path: '/calendar/print',
  validateSearch: raw => SheetSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/day-sheet/SheetPage.tsx'), 'SheetPage'),
});

const bookings = createRoute({
  getParentRoute: () => clinic,
  path: '/bookings',
  validateSearch: raw => BookingsSearch.parse(raw),
  beforeLoad: beginWithView('bookings'),
  component: lazyRouteComponent(() => import('./clinic/booking-list/BookingsPage.tsx'), 'BookingsPage'),
});

const bookingRequests = createRoute({
  getParentRoute: () => clinic,
  path: '/booking-requests',
  validateSearch: raw => BookingRequestsSearch.parse(raw),
  beforeLoad: beginWithView('booking-requests'),
  component: lazyRouteComponent(
    () => import('./clinic/booking-requests/BookingRequestsPage.tsx'),
    'BookingRequestsPage',
  ),
});

const waitingList = createRoute({
  getParentRoute: () => clinic,
  path: '/waiting-list',
  validateSearch: raw => WaitingListSearch.parse(raw),
  beforeLoad: beginWithView('waiting-list'),
  component: lazyRouteComponent(() => import('./clinic/waiting-list/WaitingListPage.tsx'), 'WaitingListPage'),
});

const serviceRequests = createRoute({
  getParentRoute: () => clinic,
  path: '/service-requests',
  validateSearch: raw => ServiceRequestsSearch.parse(raw),
  beforeLoad: beginWithView('service-requests'),
  component: lazyRouteComponent(
    () => import('./clinic/service-requests/ServiceRequestsPage.tsx'),
    'ServiceRequestsPage',
  ),
});

const patients = createRoute({
  getParentRoute: () => clinic,
  path: '/patients',
  validateSearch: raw => PatientsSearch.parse(raw),
  beforeLoad: beginWithView('patients'),
  component: lazyRouteComponent(() => import('./clinic/patient-list/PatientsPage.tsx'), 'PatientsPage'),
});

const patient = createRoute({
  getParentRoute: () => clinic,
  path: '/patients/$patientId',
  validateSearch: raw => PatientTab.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/patient-record/PatientPage.tsx'), 'PatientPage'),
});

const messages = createRoute({
  getParentRoute: () => clinic,
  path: '/messages',
  validateSearch: raw => MessagesSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/messages/MessagesPage.tsx'), 'MessagesPage'),
});

const forms = createRoute({
  getParentRoute: () => clinic,
  path: '/forms',
  component: lazyRouteComponent(() => import('./clinic/forms/FormsPage.tsx'), 'FormsPage'),
});

const form = createRoute({
  getParentRoute: () => clinic,
  path: '/forms/$formId',
  component: lazyRouteComponent(() => import('./clinic/forms/FormBuilderPage.tsx'), 'FormBuilderPage'),
});

const filledForm = createRoute({
  getParentRoute: () => clinic,
  path: '/filled-forms/$filledFormId',
  component: lazyRouteComponent(() => import('./clinic/filled-forms/FilledFormPage.tsx'), 'FilledFormPage'),
});

const imports = createRoute({
  getParentRoute: () => clinic,
  path: '/patients/import',
  component: lazyRouteComponent(() => import('./clinic/imports/ImportsPage.tsx'), 'ImportsPage'),
});

const oneImport = createRoute({
  getParentRoute: () => clinic,
  path: '/patients/import/$importId',
  component: lazyRouteComponent(() => import('./clinic/imports/ImportPage.tsx'), 'ImportPage'),
});

const exports = createRoute({
  getParentRoute: () => clinic,
  path: '/exports',
  component: lazyRouteComponent(() => import('./clinic/list-exports/ExportsPage.tsx'), 'ExportsPage'),
});

const services = createRoute({
  getParentRoute: () => clinic,
  path: '/services',
  validateSearch: raw => ServicesSearch.parse(raw),
  beforeLoad: beginWithView('services'),
  component: lazyRouteComponent(() => import('./clinic/services/ServicesPage.tsx'), 'ServicesPage'),
});

const drugList = createRoute({
  getParentRoute: () => clinic,
  path: '/drug-list',
  component: lazyRouteComponent(() => import('./clinic/drug-list/DrugListPage.tsx'), 'DrugListPage'),
});

const specialists = createRoute({
  getParentRoute: () => clinic,
  path: '/specialists',
  validateSearch: raw => SpecialistsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/specialists/SpecialistsPage.tsx'), 'SpecialistsPage'),
});

const facilities = createRoute({
  getParentRoute: () => clinic,
  path: '/facilities',
  component: lazyRouteComponent(() => import('./clinic/facilities/FacilitiesPage.tsx'), 'FacilitiesPage'),
});

const facility = createRoute({
  getParentRoute: () => clinic,
  path: '/facilities/$facilityId',
  component: lazyRouteComponent(() => import('./clinic/facility-record/FacilityPage.tsx'), 'FacilityPage'),
});

const hours = createRoute({
  getParentRoute: () => clinic,
  path: '/hours',
  validateSearch: raw => HoursSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/hours/HoursPage.tsx'), 'HoursPage'),
});

const users = createRoute({
  getParentRoute: () => clinic,
  path: '/staff',
  validateSearch: raw => UsersSearch.parse(raw),
  beforeLoad: beginWithView('staff'),
  component: lazyRouteComponent(() => import('./clinic/users/UsersPage.tsx'), 'UsersPage'),
});

const invoices = createRoute({
  getParentRoute: () => clinic,
  path: '/invoices',
  validateSearch: raw => InvoicesSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/invoices/InvoicesPage.tsx'), 'InvoicesPage'),
});

const expenses = createRoute({
  getParentRoute: () => clinic,
  path: '/expenses',
  validateSearch: raw => ExpensesSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/expenses/ExpensesPage.tsx'), 'ExpensesPage'),
});

const money = createRoute({
  getParentRoute: () => clinic,
  path: '/money',
  validateSearch: raw => MoneySearch.parse(raw),
  component: lazyRouteComponent(
    () => import('./clinic/money-reports/MoneyReportsPage.tsx'),
    'MoneyReportsPage',
  ),
});

const taxRates = createRoute({
  getParentRoute: () => clinic,
  path: '/tax-rates',
  component: lazyRouteComponent(() => import('./clinic/tax-rates/TaxRatesPage.tsx'), 'TaxRatesPage'),
});

const tasks = createRoute({
  getParentRoute: () => clinic,
  path: '/tasks',
  validateSearch: raw => TasksSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/tasks/TasksPage.tsx'), 'TasksPage'),
});

const taskTemplates = createRoute({
  getParentRoute: () => clinic,
  path: '/task-templates',
  component: lazyRouteComponent(
    () => import('./clinic/task-templates/TaskTemplatesPage.tsx'),
    'TaskTemplatesPage',
  ),
});

const compliance = createRoute({
  getParentRoute: () => clinic,
  path: '/compliance',
  validateSearch: raw => ComplianceSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/compliance/CompliancePage.tsx'), 'CompliancePage'),
});

const announcements = createRoute({
  getParentRoute: () => clinic,
  path: '/announcements',
  validateSearch: raw => AnnouncementsSearch.parse(raw),
  component: lazyRouteComponent(
    () => import('./clinic/announcements/AnnouncementsPage.tsx'),
    'AnnouncementsPage',
  ),
});

const mails = createRoute({
  getParentRoute: () => clinic,
  path: '/mails',
  validateSearch: raw => MailsSearch.parse(raw),
  beforeLoad: beginWithView('mails'),
  component: lazyRouteComponent(() => import('./clinic/mails/MailsPage.tsx'), 'MailsPage'),
});

const audit = createRoute({
  getParentRoute: () => clinic,
  path: '/audit',
  validateSearch: raw => AuditSearch.parse(raw),
  beforeLoad: beginWithView('audit'),
  component: lazyRouteComponent(() => import('./clinic/audit/AuditPage.tsx'), 'AuditPage'),
});

const rooms = createRoute({
  getParentRoute: () => clinic,
  path: '/rooms',
  validateSearch: raw => ResourcesSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/resources/ResourcesPage.tsx'), 'ResourcesPage'),
});
const trash = createRoute({
  getParentRoute: () => clinic,
  path: '/trash',
  validateSearch: raw => TrashSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/trash/TrashPage.tsx'), 'TrashPage'),
});

const tokens = createRoute({
  getParentRoute: () => clinic,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./clinic/tokens/TokensPage.tsx'), 'TokensPage'),
});

const calendarFeeds = createRoute({
  getParentRoute: () => clinic,
  path: '/calendar-feeds',
  component: lazyRouteComponent(
    () => import('./clinic/calendar-feeds/CalendarFeedsPage.tsx'),
    'CalendarFeedsPage',
  ),
});

const webhooks = createRoute({
  getParentRoute: () => clinic,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./clinic/webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
});

const usage = createRoute({
  getParentRoute: () => clinic,
  path: '/usage',
  component: lazyRouteComponent(() => import('./clinic/usage/UsagePage.tsx'), 'UsagePage'),
});

const status = createRoute({
  getParentRoute: () => clinic,
  path: '/status',
  component: lazyRouteComponent(() => import('./clinic/status/StatusPage.tsx'), 'StatusPage'),
});

const settings = createRoute({
  getParentRoute: () => clinic,
  path: '/settings',
  validateSearch: raw => SettingsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const backedUp = createRoute({
  getParentRoute: () => clinic,
  path: '/backups/$backupId',
  validateSearch: raw => BackedUpSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/backups/BackedUpPage.tsx'), 'BackedUpPage'),
});

const support = createRoute({
  getParentRoute: () => clinic,
  path: '/support',
  component: lazyRouteComponent(() => import('./clinic/support/SupportPage.tsx'), 'SupportPage'),
});

const profile = createRoute({
  getParentRoute: () => clinic,
  path: '/profile',
  component: lazyRouteComponent(() => import('./account/profile/ProfilePage.tsx'), 'ProfilePage'),
});

const security = createRoute({
  getParentRoute: () => clinic,
  path: '/security',
  component: lazyRouteComponent(() => import('./account/security/SecurityPage.tsx'), 'SecurityPage'),
});

/** Pages for the members of a clinic. */
export const clinicRoutes = clinic.addChildren([
  home,
  calendar,
  sheet,
  bookings,
  bookingRequests,
  serviceRequests,
  waitingList,
  patients,
  patient,
  messages,
  forms,
  form,
  filledForm,
  imports,
  oneImport,
  exports,
  rooms,
  services,
  drugList,
  specialists,
  facilities,
  facility,
  hours,
  users,
  invoices,
  expenses,
  money,
  taxRates,
  announcements,
  tasks,
  taskTemplates,
  compliance,
  mails,
  audit,
  trash,
  tokens,
  calendarFeeds,
  webhooks,
  usage,
  status,
  settings,
  backedUp,
  support,
  profile,
  security,
]);
