import { currentSession } from '../../current-session.ts';
import { isAtPlatform } from '../../platform/connection/at-platform.ts';
import { api, queryClient } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { type VisitorPath, visitorPaths } from './visitor-paths.ts';
import { wantedPath } from './wanted.ts';

/** Pages of the dashboard for whoever is not signed in yet, or not all the way. */
const openPaths = [
  ...['/forgot-password', '/reset-password', '/accept-invitation', '/enter', '/pass', '/second-factor'],
  ...['/confirm-email', '/email-change'],
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

/** Asked while the page is fetched. */
const askFirst = (path: VisitorPath): void => {
  if (path === '/book') void queryClient.prefetchQuery(api.publicBooking.offer.queryOptions());
  if (path === '/portal') void queryClient.prefetchQuery(api.portal.home.queryOptions());
};

export const fetchDoor = () => import('./SignInPage.tsx');

/**
 * Whether somebody who comes to this address is shown a page of visitors, or the sign-in page. Whoever is signed in goes on
 * from there to where they wanted (K24); everybody else comes to it, and the address says where they wanted.
 */
export const firstPlace = async (): Promise<'door' | 'dashboard' | VisitorPath> => {
  const { pathname, search, hash } = window.location;
  if (isOpen(pathname)) return 'dashboard';
  const visited = visitorPaths.find(path => path === pathname);
  if (visited) {
    askFirst(visited);
    return visited;
  }
  const isAtDoor = pathname === doorPath;
  // What the page needs first, asked in the same moment, costs no way of its own.
  void fetchDoor();
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
