import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** The live facilities for a select, by name. */
export const useFacilityOptions = () => {
  const { data } = useQuery(api.facilities.list.queryOptions({ limit: 100 }, { staleTime: 300_000 }));
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
};
