import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** The first patients whose name, number, phone or e-mail begins with the words typed. */
export const usePatientMatches = (typed: string) => {
  const [search] = useDebouncedValue(typed.trim().slice(0, 100), 200);
  const query = useQuery(
    api.patients.list.queryOptions(search.length > 1 ? { search, limit: 8 } : skipToken, {
      placeholderData: previous => previous,
    }),
  );
  return {
    patients: search.length > 1 ? (query.data?.items ?? []) : [],
    isSearching: query.isFetching || search !== typed.trim().slice(0, 100),
  };
};
