import { MutationCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../server/router.ts';
import { shownPatient } from './shown-patient.ts';
import { failureOf } from './ui/failure/failure.ts';
import { onceLink } from './ui/failure/once-link.ts';
import { underWayLink } from './ui/failure/under-way.ts';

const url = '/trpc';

/** The server refuses more than 20 calls in one request. */
const batchLimit = 20;

export const trpc = createTRPCClient<AppRouter>({
  links: [
    underWayLink(),
    onceLink(),
    splitLink({
      condition: ({ type }) => type === 'mutation',
      // One by one, because a key stands for one change.
      true: httpLink({
        url,
        headers: ({ op }) => ({
          'idempotency-key': String(op.context.idempotencyKey),
          ...shownPatient(),
        }),
      }),
      false: splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, maxItems: batchLimit, maxURLLength: 4000, headers: shownPatient }),
      }),
    }),
  ],
});

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Each read of patient data is recorded, so a glance at another tab must not count as a look at a patient.
      refetchOnWindowFocus: false,
      retry: (attempts, error) => failureOf(error).isPassing && attempts < 30,
      retryDelay: attempt => Math.min(1000 * 1.6 ** attempt, 8000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
  // A change shows in timelines, figures, lists and the trash alike; naming each of them here would miss one.
  mutationCache: new MutationCache({ onSuccess: () => queryClient.invalidateQueries() }),
});

export const api = createTRPCOptionsProxy<AppRouter>({ client: trpc, queryClient });
