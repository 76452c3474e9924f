import type { ComponentType } from 'react';
import { leaveWhenRefused } from './account/sign-in/leave-when-refused.ts';
import type { VisitorPath } from './account/sign-in/visitor-paths.ts';
import { PortalPage } from './clinic/portal/PortalPage.tsx';
import { PublicBookingPage } from './clinic/public-booking/PublicBookingPage.tsx';
import { fetchInTurn } from './fetch-in-turn.ts';
import { api, queryClient } from './trpc.ts';
import { later } from './ui/frame/later.tsx';

const pages: Record<VisitorPath, ComponentType> = {
  '/book': PublicBookingPage,
  '/book/yours': later(async () => (await import('./clinic/own-booking/OwnBookingPage.tsx')).OwnBookingPage),
  '/book/waiting': later(async () => (await import('./clinic/own-booking/OwnWishPage.tsx')).OwnWishPage),
  '/portal': PortalPage,
  '/portal/enter': later(async () => (await import('./clinic/portal/PortalEnterPage.tsx')).PortalEnterPage),
};

// A patient has a door of their own, which their page shows by itself.
const showDoor = () => void queryClient.invalidateQueries(api.portal.home.queryFilter());
leaveWhenRefused(queryClient, { onExpired: showDoor, onSecondFactor: () => undefined });

/** What comes after the first page, fetched while nobody waits. */
const nextOf: Partial<Record<VisitorPath, () => Promise<unknown>>> = {
  '/book': () => import('./clinic/public-booking/TimeSteps.tsx'),
  '/portal': () => import('./clinic/portal/OwnPortal.tsx'),
};
export const fetchNext = (path: VisitorPath): void => {
  const next = nextOf[path];
  if (next) fetchInTurn([() => import('./ui/frame/Furnished.tsx'), next]);
};

/** A page of the clinic for people without an account: between these pages, each is a document of its own (FD10). */
export const Visitors = ({ path }: { path: VisitorPath }) => {
  const Page = pages[path];
  return <Page />;
};
