import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { ApexDoor } from './ApexDoor.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The front door: a clinic's own host asks who you are, any other host asks which clinic. */
export const SignInPage = () => {
  const { data: door, error, refetch } = useQuery(api.session.frontDoor.queryOptions());

  return (
    <DoorPage title="Sign in">
      {door?.clinic && <SignInForm clinic={door.clinic} demoClinics={door.demoClinics} />}
      {door && !door.clinic && <ApexDoor demoClinics={door.demoClinics} />}
      {!door && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!door && !error && <Skeleton h={320} aria-busy="true" />}
    </DoorPage>
  );
};
