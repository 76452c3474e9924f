import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** The clinic's taxes by their names; which rate counts the day of the visit decides. */
export const useTaxOptions = (): string[] => {
  const { data } = useQuery(api.taxRates.list.queryOptions({ limit: 100 }, { staleTime: 300_000 }));
  return [...new Set((data?.items ?? []).map(({ name }) => name))];
};
