import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { DeniedPage } from '../../account/sign-in/DeniedPage.tsx';
import { SettingsSearch } from '../../clinic/setting-fields/settings-search.ts';
import { root } from '../../root-route.ts';
import { isAtPlatform } from '../connection/at-platform.ts';
import {
  AlertsSearch,
  ClinicsSearch,
  HealthReportsSearch,
  JobsSearch,
  ProofSearch,
  SecuritySearch,
  SystemAuditSearch,
} from '../connection/console-searches.ts';
import { requireOperator } from '../connection/operator.ts';

/** The operators' console: a part of the page that clinics neither reach nor load. */
const console = createRoute({
  getParentRoute: () => root,
  path: '/console',
  beforeLoad: () => {
    if (!isAtPlatform) throw notFound();
  },
});

const signIn = createRoute({
  getParentRoute: () => console,
  path: 'sign-in',
  component: lazyRouteComponent(() => import('../operators/ConsoleSignInPage.tsx'), 'ConsoleSignInPage'),
});

const desk = createRoute({
  getParentRoute: () => console,
  id: 'desk',
  beforeLoad: requireOperator,
  component: lazyRouteComponent(() => import('./ConsoleShell.tsx'), 'ConsoleShell'),
  errorComponent: DeniedPage,
});

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/console/clinics' });
  },
});

const clinics = createRoute({
  getParentRoute: () => desk,
  path: 'clinics',
  validateSearch: raw => ClinicsSearch.parse(raw),
  component: lazyRouteComponent(() => import('../clinics/ClinicsPage.tsx'), 'ClinicsPage'),
});

const clinic = createRoute({
  getParentRoute: () => desk,
  path: 'clinics/$clinicId',
  component: lazyRouteComponent(() => import('../clinics/ClinicPage.tsx'), 'ClinicPage'),
});

const healthReports = createRoute({
  getParentRoute: () => desk,
  path: 'health-reports',
  validateSearch: raw => HealthReportsSearch.parse(raw),
  component: lazyRouteComponent(() => import('../health-reports/HealthReportsPage.tsx'), 'HealthReportsPage'),
});

const plans = createRoute({
  getParentRoute: () => desk,
  path: 'plans',
  component: lazyRouteComponent(() => import('../plans/PlansPage.tsx'), 'PlansPage'),
});

const defaults = createRoute({
  getParentRoute: () => desk,
  path: 'defaults',
  validateSearch: raw => SettingsSearch.parse(raw),
  component: lazyRouteComponent(() => import('../defaults/DefaultsPage.tsx'), 'DefaultsPage'),
});

const flags = createRoute({
  getParentRoute: () => desk,
  path: 'flags',
  component: lazyRouteComponent(() => import('../flags/FlagsPage.tsx'), 'FlagsPage'),
});

const access = createRoute({
  getParentRoute: () => desk,
  path: 'access',
  component: lazyRouteComponent(() => import('../grants/AccessPage.tsx'), 'AccessPage'),
});

const operators = createRoute({
  getParentRoute: () => desk,
  path: 'operators',
  component: lazyRouteComponent(() => import('../operators/OperatorsPage.tsx'), 'OperatorsPage'),
});

const audit = createRoute({
  getParentRoute: () => desk,
  path: 'audit',
  validateSearch: raw => SystemAuditSearch.parse(raw),
  component: lazyRouteComponent(() => import('../system-audit/SystemAuditPage.tsx'), 'SystemAuditPage'),
});

const security = createRoute({
  getParentRoute: () => desk,
  path: 'security',
  validateSearch: raw => SecuritySearch.parse(raw),
  component: lazyRouteComponent(() => import('../security/SecurityPage.tsx'), 'SecurityPage'),
});

const alerts = createRoute({
  getParentRoute: () => desk,
  path: 'alerts',
  validateSearch: raw => AlertsSearch.parse(raw),
  component: lazyRouteComponent(() => import('../security/AlertsPage.tsx'), 'AlertsPage'),
});

const proof = createRoute({
  getParentRoute: () => desk,
  path: 'proof',
  validateSearch: raw => ProofSearch.parse(raw),
  component: lazyRouteComponent(() => import('../proofs/ProofPage.tsx'), 'ProofPage'),
});

const jobs = createRoute({
  getParentRoute: () => desk,
  path: 'jobs',
  validateSearch: raw => JobsSearch.parse(raw),
  component: lazyRouteComponent(() => import('../jobs/JobsPage.tsx'), 'JobsPage'),
});

export const consoleRoutes = console.addChildren([
  signIn,
  desk.addChildren([
    home,
    clinics,
    clinic,
    healthReports,
    plans,
    defaults,
    flags,
    access,
    operators,
    audit,
    security,
    alerts,
    proof,
    jobs,
  ]),
]);
