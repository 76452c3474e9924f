import { skipToken, useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { useSettledSearch } from '../../ui/frame/use-settled-search.ts';

/**
 * The first patients whose name, number, phone or e-mail begins with the words typed. Those of earlier words are
 * never among them: Enter would take one whom nobody means.
 */
export const usePatientMatches = (typed: string) => {
  const { isTyped, search } = useSettledSearch(typed);
  const query = useQuery(api.patients.list.queryOptions(search ? { search, limit: 8 } : skipToken));
  return {
    patients: query.data?.items ?? [],
    isSearching: isTyped && (!search || query.isFetching),
  };
};
