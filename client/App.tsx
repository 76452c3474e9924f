import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router';
import { AuditSearch } from './audit/audit-search.ts';
import { CalendarSearch } from './bookings/calendar-search.ts';
import { DeniedPage } from './identity/DeniedPage.tsx';
import { requireSession, SignInSearch, signInAgainAfterExpiry } from './identity/session-gate.ts';
import { PatientsSearch, PatientTab } from './patients/patients-search.ts';
import { ServicesSearch } from './services/services-search.ts';
import { Shell } from './shell/Shell.tsx';
import { TrashSearch } from './trash/trash-search.ts';
import { queryClient } from './trpc.ts';
import { parseSearch, stringifySearch } from './ui/flat-search.ts';
import { NotFoundPage } from './ui/NotFoundPage.tsx';
import { PageSkeleton } from './ui/PageSkeleton.tsx';
import { RouteError } from './ui/RouteError.tsx';
import { UsersSearch } from './users/users-search.ts';

const root = createRootRoute();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: raw => SignInSearch.parse(raw),
  component: lazyRouteComponent(() => import('./identity/SignInPage.tsx'), 'SignInPage'),
});

const clinic = createRoute({
  getParentRoute: () => root,
  id: 'clinic',
  beforeLoad: ({ location }) => requireSession(queryClient, location.href),
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

const settings = createRoute({
  getParentRoute: () => clinic,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
});

const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    clinic.addChildren([
      dashboard,
      calendar,
      patients,
      patient,
      services,
      facilities,
      users,
      audit,
      trash,
      settings,
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

signInAgainAfterExpiry(queryClient, () => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { to: href } });
});

/** Every page is fetched while nobody waits, so that none is missing during an outage or after an update. */
requestIdleCallback(() => {
  for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route);
});

export const App = () => <RouterProvider router={router} />;
