import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/**
 * The first patients whose name, number, phone or e-mail begins with the words typed. Those of earlier words are
 * never among them: Enter would take one whom nobody means.
 */
export const usePatientMatches = (typed: string) => {
  const wanted = typed.trim().slice(0, 100);
  const [search] = useDebouncedValue(wanted, 200);
  const isTyped = wanted.length > 1;
  const query = useQuery(
    api.patients.list.queryOptions(isTyped && search === wanted ? { search, limit: 8 } : skipToken),
  );
  return {
    patients: query.data?.items ?? [],
    isSearching: isTyped && (search !== wanted || query.isFetching),
  };
};
