import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
  redirect,
} from '@tanstack/react-router';
import { AuditSearch } from './audit/audit-search.ts';
import { CalendarSearch } from './bookings/calendar-search.ts';
import { DeniedPage } from './identity/DeniedPage.tsx';
import { enterClinic, passOn } from './identity/enter-clinic.ts';
import { leaveWhenRefused, requireSession, SignInSearch } from './identity/session-gate.ts';
import { MailsSearch } from './mails/mails-search.ts';
import { PatientsSearch, PatientTab } from './patients/patients-search.ts';
import { isAtPlatform } from './platform/at-platform.ts';
import { consoleRoutes } from './platform/console-routes.ts';
import { root } from './root-route.ts';
import { ServicesSearch } from './services/services-search.ts';
import { SettingsSearch } from './settings/settings-search.ts';
import { Shell } from './shell/Shell.tsx';
import { TrashSearch } from './trash/trash-search.ts';
import { queryClient } from './trpc.ts';
import { parseSearch, stringifySearch } from './ui/flat-search.ts';
import { NotFoundPage } from './ui/NotFoundPage.tsx';
import { PageSkeleton } from './ui/PageSkeleton.tsx';
import { RouteError } from './ui/RouteError.tsx';
import { UsersSearch } from './users/users-search.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: raw => SignInSearch.parse(raw),
  component: lazyRouteComponent(() => import('./identity/SignInPage.tsx'), 'SignInPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./identity/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./identity/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  component: lazyRouteComponent(
    () => import('./invitations/AcceptInvitationPage.tsx'),
    'AcceptInvitationPage',
  ),
});

const enter = createRoute({
  getParentRoute: () => root,
  path: '/enter',
  beforeLoad: ({ location }) => enterClinic(location.hash),
  component: lazyRouteComponent(() => import('./identity/EnterPage.tsx'), 'EnterPage'),
});

const pass = createRoute({
  getParentRoute: () => root,
  path: '/pass',
  beforeLoad: ({ location }) => passOn(location.hash),
  component: lazyRouteComponent(() => import('./identity/PassPage.tsx'), 'PassPage'),
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
  component: lazyRouteComponent(() => import('./dashboard/DashboardPage.tsx'), 'DashboardPage'),
});

const calendar = createRoute({
  getParentRoute: () => clinic,
  path: '/calendar',
  validateSearch: raw => CalendarSearch.parse(raw),
  component: lazyRouteComponent(() => import('./bookings/CalendarPage.tsx'), 'CalendarPage'),
});

const patients = createRoute({
  getParentRoute: () => clinic,
  path: '/patients',
  validateSearch: raw => PatientsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./patients/PatientsPage.tsx'), 'PatientsPage'),
});

const patient = createRoute({
  getParentRoute: () => clinic,
  path: '/patients/$patientId',
  validateSearch: raw => PatientTab.parse(raw),
  component: lazyRouteComponent(() => import('./patients/PatientPage.tsx'), 'PatientPage'),
});

const services = createRoute({
  getParentRoute: () => clinic,
  path: '/services',
  validateSearch: raw => ServicesSearch.parse(raw),
  component: lazyRouteComponent(() => import('./services/ServicesPage.tsx'), 'ServicesPage'),
});

const facilities = createRoute({
  getParentRoute: () => clinic,
  path: '/facilities',
  component: lazyRouteComponent(() => import('./facilities/FacilitiesPage.tsx'), 'FacilitiesPage'),
});

const users = createRoute({
  getParentRoute: () => clinic,
  path: '/staff',
  validateSearch: raw => UsersSearch.parse(raw),
  component: lazyRouteComponent(() => import('./users/UsersPage.tsx'), 'UsersPage'),
});

const mails = createRoute({
  getParentRoute: () => clinic,
  path: '/mails',
  validateSearch: raw => MailsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./mails/MailsPage.tsx'), 'MailsPage'),
});

const audit = createRoute({
  getParentRoute: () => clinic,
  path: '/audit',
  validateSearch: raw => AuditSearch.parse(raw),
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
});

const trash = createRoute({
  getParentRoute: () => clinic,
  path: '/trash',
  validateSearch: raw => TrashSearch.parse(raw),
  component: lazyRouteComponent(() => import('./trash/TrashPage.tsx'), 'TrashPage'),
});

const tokens = createRoute({
  getParentRoute: () => clinic,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./tokens/TokensPage.tsx'), 'TokensPage'),
});

const usage = createRoute({
  getParentRoute: () => clinic,
  path: '/usage',
  component: lazyRouteComponent(() => import('./usage/UsagePage.tsx'), 'UsagePage'),
});

const settings = createRoute({
  getParentRoute: () => clinic,
  path: '/settings',
  validateSearch: raw => SettingsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
});

const support = createRoute({
  getParentRoute: () => clinic,
  path: '/support',
  component: lazyRouteComponent(() => import('./support/SupportPage.tsx'), 'SupportPage'),
});

const supportEntry = createRoute({
  getParentRoute: () => root,
  path: '/support/enter',
  component: lazyRouteComponent(() => import('./support/SupportEntryPage.tsx'), 'SupportEntryPage'),
});

const security = createRoute({
  getParentRoute: () => clinic,
  path: '/security',
  component: lazyRouteComponent(() => import('./security/SecurityPage.tsx'), 'SecurityPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(
    () => import('./security/SetUpSecondFactorPage.tsx'),
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
