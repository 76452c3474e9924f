import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { DeniedPage } from '../identity/DeniedPage.tsx';
import { root } from '../root-route.ts';
import { SettingsSearch } from '../settings/settings-search.ts';
import { isAtPlatform } from './at-platform.ts';
import {
  AlertsSearch,
  ClinicsSearch,
  ProofSearch,
  SecuritySearch,
  SystemAuditSearch,
} from './console-searches.ts';
import { requireOperator } from './operator.ts';

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
  component: lazyRouteComponent(() => import('./ConsoleSignInPage.tsx'), 'ConsoleSignInPage'),
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
  component: lazyRouteComponent(() => import('./ClinicsPage.tsx'), 'ClinicsPage'),
});

const clinic = createRoute({
  getParentRoute: () => desk,
  path: 'clinics/$clinicId',
  component: lazyRouteComponent(() => import('./ClinicPage.tsx'), 'ClinicPage'),
});

const plans = createRoute({
  getParentRoute: () => desk,
  path: 'plans',
  component: lazyRouteComponent(() => import('./PlansPage.tsx'), 'PlansPage'),
});

const defaults = createRoute({
  getParentRoute: () => desk,
  path: 'defaults',
  validateSearch: raw => SettingsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./DefaultsPage.tsx'), 'DefaultsPage'),
});

const flags = createRoute({
  getParentRoute: () => desk,
  path: 'flags',
  component: lazyRouteComponent(() => import('./FlagsPage.tsx'), 'FlagsPage'),
});

const access = createRoute({
  getParentRoute: () => desk,
  path: 'access',
  component: lazyRouteComponent(() => import('./AccessPage.tsx'), 'AccessPage'),
});

const operators = createRoute({
  getParentRoute: () => desk,
  path: 'operators',
  component: lazyRouteComponent(() => import('./OperatorsPage.tsx'), 'OperatorsPage'),
});

const audit = createRoute({
  getParentRoute: () => desk,
  path: 'audit',
  validateSearch: raw => SystemAuditSearch.parse(raw),
  component: lazyRouteComponent(() => import('./SystemAuditPage.tsx'), 'SystemAuditPage'),
});

const security = createRoute({
  getParentRoute: () => desk,
  path: 'security',
  validateSearch: raw => SecuritySearch.parse(raw),
  component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
});

const alerts = createRoute({
  getParentRoute: () => desk,
  path: 'alerts',
  validateSearch: raw => AlertsSearch.parse(raw),
  component: lazyRouteComponent(() => import('./AlertsPage.tsx'), 'AlertsPage'),
});

const proof = createRoute({
  getParentRoute: () => desk,
  path: 'proof',
  validateSearch: raw => ProofSearch.parse(raw),
  component: lazyRouteComponent(() => import('./ProofPage.tsx'), 'ProofPage'),
});

export const consoleRoutes = console.addChildren([
  signIn,
  desk.addChildren([
    home,
    clinics,
    clinic,
    plans,
    defaults,
    flags,
    access,
    operators,
    audit,
    security,
    alerts,
    proof,
  ]),
]);
