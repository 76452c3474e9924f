import {
  type InfiniteData,
  type QueryFunction,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';

type Page<Item> = { items: Item[]; nextCursor?: string | null };

/** A procedure that answers a list page by page, or all of it at once, as tRPC's options proxy knows it. */
export type List<Filters, Item> = {
  '~types': { input: Filters; output: Page<Item> };
  queryKey: (filters: Filters) => QueryKey;
  queryOptions(
    input: unknown,
    opts: { trpc: { abortOnUnmount: boolean } },
  ): { queryKey: QueryKey; queryFn?: unknown };
};

/**
 * A list that grows by pages. tRPC's own infinite queries add a `direction` to the input, which the strict
 * contracts refuse.
 */
export const usePages = <Filters, Item>(list: List<Filters, Item>, filters: NoInfer<Filters>) => {
  const query = useInfiniteQuery<Page<Item>, Error, InfiniteData<Page<Item>>, QueryKey, string | undefined>({
    queryKey: [...list.queryKey(filters), 'pages'],
    queryFn: ({ pageParam: cursor, ...context }) => {
      const page = list.queryOptions(cursor ? { ...filters, cursor } : filters, {
        trpc: { abortOnUnmount: true },
      });
      return (page.queryFn as QueryFunction<Page<Item>>)({ ...context, queryKey: page.queryKey });
    },
    initialPageParam: undefined,
    getNextPageParam: last => last.nextCursor ?? undefined,
    placeholderData: previous => previous,
  });
  return { ...query, items: query.data?.pages.flatMap(page => page.items) };
};

export type Pages<Item> = ReturnType<typeof usePages<unknown, Item>>;
