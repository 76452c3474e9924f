import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Most come to a clinic's own door, and need nothing of this one. */
const ApexDoor = lazy(() => import('./ApexDoor.tsx').then(({ ApexDoor }) => ({ default: ApexDoor })));

const waiting = <Skeleton h={320} aria-busy="true" />;

/** The front door: a clinic's own host asks who you are, any other host asks which clinic. */
export const SignInPage = ({ onDone }: { onDone: () => void }) => {
  const { data: door, error, refetch } = useQuery(api.session.frontDoor.queryOptions());

  return (
    <DoorPage title={t('Sign in')}>
      {door?.clinic && <SignInForm clinic={door.clinic} demoClinics={door.demoClinics} onDone={onDone} />}
      {door && !door.clinic && (
        <Suspense fallback={waiting}>
          <ApexDoor demoClinics={door.demoClinics} />
        </Suspense>
      )}
      {!door && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!door && !error && waiting}
    </DoorPage>
  );
};
