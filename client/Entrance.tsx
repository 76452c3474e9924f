import { lazy, Suspense, use, useEffect, useState } from 'react';
import { fetchDoor, firstPlace } from './account/sign-in/first-place.ts';
import { fetchInTurn } from './fetch-in-turn.ts';
import { ConnectionBanner } from './ui/failure/ConnectionBanner.tsx';
import { ErrorBoundary } from './ui/failure/ErrorBoundary.tsx';
import { PageSkeleton } from './ui/pages/PageSkeleton.tsx';

const dashboard = () => import('./App.tsx');
const Dashboard = lazy(async () => ({ default: (await dashboard()).App }));
const visitors = () => import('./Visitors.tsx');
const Visitors = lazy(async () => ({ default: (await visitors()).Visitors }));
const Door = lazy(async () => ({ default: (await fetchDoor()).SignInPage }));
const first = firstPlace();

/**
 * The sign-in page to whoever must sign in, the clinic's own pages to its visitors, and the dashboard to everybody else: it is
 * fetched behind the door (FD10).
 */
export const Entrance = () => (
  <Suspense
    fallback={
      <div className="late">
        <ConnectionBanner />
        <PageSkeleton />
      </div>
    }
  >
    <ErrorBoundary>
      <DoorOrDashboard />
    </ErrorBoundary>
  </Suspense>
);

const DoorOrDashboard = () => {
  const [place, setPlace] = useState(use(first));
  useEffect(() => {
    if (place === 'door') fetchInTurn([async () => (await dashboard()).fetchPages()]);
    else if (place !== 'dashboard') fetchInTurn([async () => (await visitors()).fetchNext(place)]);
  }, [place]);
  if (place === 'door') return <Door onDone={() => setPlace('dashboard')} />;
  return place === 'dashboard' ? <Dashboard /> : <Visitors path={place} />;
};
