import { lazy, Suspense, use, useEffect, useState } from 'react';
import { firstPlace } from './account/sign-in/first-place.ts';
import { SignInPage } from './account/sign-in/SignInPage.tsx';
import { fetchInTurn } from './fetch-in-turn.ts';
import { ConnectionBanner } from './ui/failure/ConnectionBanner.tsx';
import { PageSkeleton } from './ui/pages/PageSkeleton.tsx';

const dashboard = () => import('./App.tsx');
const Dashboard = lazy(async () => ({ default: (await dashboard()).App }));
const first = firstPlace();

/** The sign-in page to whoever must sign in, and the dashboard to everybody else: it is fetched behind the door (FD10). */
export const Entrance = () => (
  <Suspense
    fallback={
      <div className="late">
        <ConnectionBanner />
        <PageSkeleton />
      </div>
    }
  >
    <DoorOrDashboard />
  </Suspense>
);

const DoorOrDashboard = () => {
  const [place, setPlace] = useState(use(first));
  const isAtDoor = place === 'door';
  useEffect(() => {
    if (isAtDoor) fetchInTurn([async () => (await dashboard()).fetchPages()]);
  }, [isAtDoor]);
  return isAtDoor ? <SignInPage onDone={() => setPlace('dashboard')} /> : <Dashboard />;
};
