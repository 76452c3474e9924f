import { currentSession } from '../../current-session.ts';
import { isAtPlatform } from '../../platform/connection/at-platform.ts';
import { api, queryClient } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { wantedPath } from './wanted.ts';

/** Pages for whoever is not signed in yet, or not all the way, and those of the clinic's public page and its portal. */
const openPaths = [
  ...['/forgot-password', '/reset-password', '/accept-invitation', '/enter', '/pass', '/second-factor'],
  ...['/confirm-email', '/email-change'],
  ...['/book', '/book/yours', '/book/waiting', '/portal', '/portal/enter'],
];

/** The console has a door of its own. */
const isOpen = (pathname: string): boolean =>
  isAtPlatform || openPaths.includes(pathname) || pathname.startsWith('/support/');

const doorPath = '/sign-in';

/** Nobody is signed in here; at the apex nobody is in a clinic, and there is nothing to show but the choice of one. */
export const isSignedOut = (error: unknown): boolean => {
  const { code, message } = failureOf(error);
  return code === 'UNAUTHORIZED' || (code === 'BAD_REQUEST' && message === 'tenant context required');
};

const doorTo = (target: string): string =>
  target === '/' ? doorPath : `${doorPath}?${new URLSearchParams({ to: target })}`;

/**
 * Whether somebody who comes to this address is shown the sign-in page. Whoever is signed in goes on from there to where
 * they wanted (K24); everybody else comes to it, and the address says where they wanted.
 */
export const firstPlace = async (): Promise<'door' | 'dashboard'> => {
  const { pathname, search, hash } = window.location;
  if (isOpen(pathname)) return 'dashboard';
  const isAtDoor = pathname === doorPath;
  // What the page shows first, asked in the same moment, costs no way of its own.
  void queryClient.prefetchQuery(api.session.frontDoor.queryOptions());
  try {
    await queryClient.fetchQuery(isAtDoor ? { ...currentSession, retry: false } : currentSession);
  } catch (error) {
    if (!isAtDoor && !isSignedOut(error)) return 'dashboard';
    if (!isAtDoor) window.history.replaceState(null, '', doorTo(pathname + search + hash));
    return 'door';
  }
  if (isAtDoor) window.history.replaceState(null, '', wantedPath());
  return 'dashboard';
};
