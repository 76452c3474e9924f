import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ClinicProfile } from '../../../shared/clinic/clinic-profile.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';

type Props = {
  children: (profile: ClinicProfile) => ReactNode;
  /** What the others see instead. */
  otherwise?: ReactNode;
};

/** What is about the clinic's entry in the registry, for those who may read that. */
export const WithProfile = ({ children, otherwise = null }: Props) => {
  const mayRead = useMay()('clinic:read');
  const { data, error, refetch } = useQuery(api.clinic.profile.queryOptions(undefined, { enabled: mayRead }));
  if (!mayRead) return otherwise;
  if (data) return children(data);
  return error ? (
    <ErrorState error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton h={280} aria-busy="true" />
  );
};
