import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
  redirect,
} from '@tanstack/react-router';
import { DeniedPage } from './account/sign-in/DeniedPage.tsx';
import { leaveWhenRefused, requireSession, SignInSearch } from './account/sign-in/session-gate.ts';
import { enterClinic, passOn } from './account/switching/enter-clinic.ts';
import { AuditSearch } from './clinic/audit/audit-search.ts';
import { CalendarSearch } from './clinic/bookings/calendar-search.ts';
import { MailsSearch } from './clinic/mails/mails-search.ts';
import { PatientsSearch, PatientTab } from './clinic/patients/patients-search.ts';
import { ServicesSearch } from './clinic/services/services-search.ts';
import { SettingsSearch } from './clinic/setting-fields/settings-search.ts';
import { TrashSearch } from './clinic/trash/trash-search.ts';
import { UsersSearch } from './clinic/users/users-search.ts';
import { isAtPlatform } from './platform/connection/at-platform.ts';
import { consoleRoutes } from './platform/console/console-routes.ts';
import { root } from './root-route.ts';
import { Shell } from './shell/Shell.tsx';
import { queryClient } from './trpc.ts';
import { RouteError } from './ui/failure/RouteError.tsx';
import { NotFoundPage } from './ui/pages/NotFoundPage.tsx';
import { PageSkeleton } from './ui/pages/PageSkeleton.tsx';
import { parseSearch, stringifySearch } from './ui/tables/flat-search.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: raw => SignInSearch.parse(raw),
  component: lazyRouteComponent(() => import('./account/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('./account/password/ForgotPasswordPage.tsx'),
    'ForgotPasswordPage',
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('./account/password/ResetPasswordPage.tsx'),
    'ResetPasswordPage',
  ),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  component: lazyRouteComponent(
    () => import('./clinic/invitations/AcceptInvitationPage.tsx'),
    'AcceptInvitationPage',
  ),
});

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  beforeLoad: ({ location }) => enterClinic(location.hash),
  component: lazyRouteComponent(() => import('./account/switching/EnterPage.tsx'), 'EnterPage'),
});

const pass = createRoute({
  getParentRoute: () => root,
  path: '/pass',
  beforeLoad: ({ location }) => passOn(location.hash),
  component: lazyRouteComponent(() => import('./account/switching/PassPage.tsx'), 'PassPage'),
});

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

const dashboard = createRoute({
  getParentRoute: () => clinic,
  path: '/',
  component: lazyRouteComponent(() => import('./clinic/dashboard/DashboardPage.tsx'), 'DashboardPage'),
});

const calendar = createRoute({
  getParentRoute: () => clinic,
  path: '/calendar',
  validateSearch: raw => CalendarSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const patients = createRoute({
  getParentRoute: () => clinic,
  path: '/patients',
  validateSearch: raw => PatientsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/patients/PatientsPage.tsx'), 'PatientsPage'),
});

const patient = createRoute({
  getParentRoute: () => clinic,
  path: '/patients/$patientId',
  validateSearch: raw => PatientTab.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/patient-record/PatientPage.tsx'), 'PatientPage'),
});

const services = createRoute({
  getParentRoute: () => clinic,
  path: '/services',
  validateSearch: raw => ServicesSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/services/ServicesPage.tsx'), 'ServicesPage'),
});

const facilities = createRoute({
  getParentRoute: () => clinic,
  path: '/facilities',
  component: lazyRouteComponent(() => import('./clinic/facilities/FacilitiesPage.tsx'), 'FacilitiesPage'),
});

const users = createRoute({
  getParentRoute: () => clinic,
  path: '/staff',
  validateSearch: raw => UsersSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/users/UsersPage.tsx'), 'UsersPage'),
});

const mails = createRoute({
  getParentRoute: () => clinic,
  path: '/mails',
  validateSearch: raw => MailsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/mails/MailsPage.tsx'), 'MailsPage'),
});

const audit = createRoute({
  getParentRoute: () => clinic,
  path: '/audit',
  validateSearch: raw => AuditSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/audit/AuditPage.tsx'), 'AuditPage'),
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

const usage = createRoute({
  getParentRoute: () => clinic,
  path: '/usage',
  component: lazyRouteComponent(() => import('./clinic/usage/UsagePage.tsx'), 'UsagePage'),
});

const settings = createRoute({
  getParentRoute: () => clinic,
  path: '/settings',
  validateSearch: raw => SettingsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./clinic/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const support = createRoute({
  getParentRoute: () => clinic,
  path: '/support',
  component: lazyRouteComponent(() => import('./clinic/support/SupportPage.tsx'), 'SupportPage'),
});

const supportEntry = createRoute({
  getParentRoute: () => root,
  path: '/support/enter',
  component: lazyRouteComponent(() => import('./clinic/support/SupportEntryPage.tsx'), 'SupportEntryPage'),
});

const security = createRoute({
  getParentRoute: () => clinic,
  path: '/security',
  component: lazyRouteComponent(() => import('./account/security/SecurityPage.tsx'), 'SecurityPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(
    () => import('./account/security/SetUpSecondFactorPage.tsx'),
    'SetUpSecondFactorPage',
  ),
});

const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    enter,
    pass,
    forgotPassword,
    resetPassword,
    acceptInvitation,
    supportEntry,
    consoleRoutes,
    secondFactor,
    clinic.addChildren([
      dashboard,
      calendar,
      patients,
      patient,
      services,
      facilities,
      users,
      mails,
      audit,
      trash,
      tokens,
      usage,
      settings,
      support,
      security,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFoundPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

leaveWhenRefused(queryClient, {
  onExpired: () => {
    const { pathname, href } = router.state.location;
    if (isAtPlatform) void router.navigate({ to: '/console/sign-in' });
    else if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { to: href } });
  },
  onSecondFactor: () => void router.navigate({ to: '/second-factor' }),
});

/** Every page is fetched while nobody waits, so that none is missing during an outage or after an update. */
requestIdleCallback(() => {
  for (const route of Object.values(router.routesById))
    if (route.id.startsWith('/console') === isAtPlatform) void router.loadRouteChunk(route);
});

export const App = () => <RouterProvider router={router} />;
