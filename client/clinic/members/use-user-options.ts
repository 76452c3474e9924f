import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { userName } from './user-name.ts';

/** Everybody of the clinic, for a select. */
export const useUserOptions = () => {
  const { data } = useQuery(api.users.list.queryOptions({ limit: 100 }, { staleTime: 300_000 }));
  return (data?.items ?? []).map(user => ({ value: user.id, label: userName(user) }));
};
