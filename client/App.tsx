import { createRouter, RouterProvider } from '@tanstack/react-router';
import { leaveWhenRefused } from './account/sign-in/leave-when-refused.ts';
import { clinicRoutes } from './clinic-routes.ts';
import { fetchInTurn } from './fetch-in-turn.ts';
import { isAtPlatform } from './platform/connection/at-platform.ts';
import { consoleRoutes } from './platform/console/console-routes.ts';
import { root } from './root-route.ts';
import { queryClient } from './trpc.ts';
import { RouteError } from './ui/failure/RouteError.tsx';
import { Furnished } from './ui/frame/Furnished.tsx';
import { NotFoundPage } from './ui/pages/NotFoundPage.tsx';
import { PageSkeleton } from './ui/pages/PageSkeleton.tsx';
import { parseSearch, stringifySearch } from './ui/tables/flat-search.ts';
import { visitorRoutes } from './visitor-routes.ts';

const router = createRouter({
  routeTree: root.addChildren([...visitorRoutes, consoleRoutes, clinicRoutes]),
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
    else if (pathname !== '/sign-in')
      void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href } });
  },
  onSecondFactor: () => void router.navigate({ to: '/second-factor' }),
});

/** Every page is fetched while nobody waits, so that none is missing during an outage or after an update. */
export const fetchPages = (): void =>
  fetchInTurn(
    Object.values(router.routesById)
      .filter(({ id }) => id.startsWith('/console') === isAtPlatform)
      .map(route => () => router.loadRouteChunk(route)),
  );

const unsubscribe = router.subscribe('onRendered', () => {
  unsubscribe();
  fetchPages();
});

/** All but the sign-in page and those of visitors, which come without any of this (Entrance.tsx). */
export const App = () => (
  <Furnished>
    <RouterProvider router={router} />
  </Furnished>
);
