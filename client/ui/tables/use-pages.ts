import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

type Page<Item> = { items: Item[]; nextCursor: string | null };
type Fetch<Item> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>;

/**
 * A list that grows by pages. tRPC's own infinite queries add a `direction` to the input, which the strict
 * contracts refuse.
 */
export const usePages = <Item>(queryKey: QueryKey, fetchPage: Fetch<Item>) => {
  const query = useInfiniteQuery<Page<Item>, Error, InfiniteData<Page<Item>>, QueryKey, string | undefined>({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: last => last.nextCursor ?? undefined,
    placeholderData: previous => previous,
  });
  return { ...query, items: query.data?.pages.flatMap(page => page.items) };
};

export type Pages<Item> = ReturnType<typeof usePages<Item>>;
