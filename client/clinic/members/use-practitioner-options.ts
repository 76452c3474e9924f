import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../trpc.ts';
import { userName } from './user-name.ts';

const usePractitioners = () =>
  useQuery(
    api.users.list.queryOptions({ role: 'provider', status: 'active', limit: 100 }, { staleTime: 300_000 }),
  );

/** Whether the list of practitioners has been answered; before that an empty one says nothing. */
export const useArePractitionersKnown = (): boolean => !usePractitioners().isPending;

/** Whether it is certain that nobody can be booked. */
export const useHasNoPractitioners = (): boolean => usePractitioners().data?.items.length === 0;

/** The practitioners who can be booked, for a select. */
export const usePractitionerOptions = () => {
  const { data } = usePractitioners();
  return useMemo(() => (data?.items ?? []).map(user => ({ value: user.id, label: userName(user) })), [data]);
};
