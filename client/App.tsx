import { t } from '../shared/i18n/translate.ts';
import './ui/theme/all.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { leaveWhenRefused } from './account/sign-in/session-gate.ts';
import { clinicRoutes } from './clinic-routes.ts';
import { fetchInTurn } from './fetch-in-turn.ts';
import { isAtPlatform } from './platform/connection/at-platform.ts';
import { consoleRoutes } from './platform/console/console-routes.ts';
import { root } from './root-route.ts';
import { api, queryClient } from './trpc.ts';
import { RouteError } from './ui/failure/RouteError.tsx';
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
    // A patient has a door of their own, which their page shows by itself.
    if (pathname.startsWith('/portal')) void queryClient.invalidateQueries(api.portal.home.queryFilter());
    else if (isAtPlatform) void router.navigate({ to: '/console/sign-in' });
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

/** All but the sign-in page, which comes without any of this (Entrance.tsx). */
export const App = () => (
  <ModalsProvider labels={{ confirm: t('Confirm'), cancel: t('Cancel') }}>
    <Notifications position="bottom-center" limit={4} />
    <RouterProvider router={router} />
  </ModalsProvider>
);
