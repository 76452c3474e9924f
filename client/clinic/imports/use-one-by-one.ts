import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** Whether the clinic enters whoever is probably there for a reason only, so that nobody of a file is (SET-1). */
export const useOneByOne = (): boolean => {
  const { data } = useQuery(api.settings.get.queryOptions(undefined, { staleTime: 300_000 }));
  return data?.patients.values.alikeNeedsReason ?? false;
};
