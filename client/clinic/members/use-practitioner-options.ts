import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { userName } from './user-name.ts';

/** The practitioners who can be booked, for a select. */
export const usePractitionerOptions = () => {
  const { data } = useQuery(
    api.users.list.queryOptions({ role: 'provider', status: 'active', limit: 100 }, { staleTime: 300_000 }),
  );
  return (data?.items ?? []).map(user => ({ value: user.id, label: userName(user) }));
};
