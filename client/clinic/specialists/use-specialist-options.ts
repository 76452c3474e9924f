import { useEffect } from 'react';
import { api } from '../../trpc.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { specialistLabel } from './specialist-words.ts';

/** All specialists of the clinic, for a select: names are sealed, so that they are searched where they are read. */
export const useSpecialistOptions = () => {
  const { items, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = usePages(
    api.specialists.list,
    { limit: 100 },
  );
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (items ?? []).map(specialist => ({ value: specialist.id, label: specialistLabel(specialist) }));
};
