import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signInSearch } from './account/sign-in/wanted.ts';
import { enterClinic, passOn } from './account/switching/enter-clinic.ts';
import { root } from './root-route.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  // A page that begins anew keeps nothing of whoever was here before, and is drawn without the dashboard (FD10).
  beforeLoad: ({ location }) => {
    throw redirect({ href: location.href, reloadDocument: true });
  },
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

const newEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./account/email/EmailLinkPage.tsx'), 'NewEmailPage'),
});

const formerEmail = createRoute({
  getParentRoute: () => root,
  path: '/email-change',
  component: lazyRouteComponent(() => import('./account/email/EmailLinkPage.tsx'), 'FormerEmailPage'),
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

const supportEntry = createRoute({
  getParentRoute: () => root,
  path: '/support/enter',
  component: lazyRouteComponent(() => import('./clinic/support/SupportEntryPage.tsx'), 'SupportEntryPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(
    () => import('./account/security/SetUpSecondFactorPage.tsx'),
    'SetUpSecondFactorPage',
  ),
});

/** Pages for whoever is not signed in yet, or not all the way. */
export const visitorRoutes = [
  signIn,
  forgotPassword,
  resetPassword,
  newEmail,
  formerEmail,
  acceptInvitation,
  enter,
  pass,
  supportEntry,
  secondFactor,
];
