import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { ConsoleRouter } from '../../../server/platform/router.ts';
import { queryClient } from '../../trpc.ts';

/** The operators' own router, which answers at the platform's host only. */
export const operate = createTRPCClient<ConsoleRouter>({
  links: [httpBatchLink({ url: '/trpc', maxItems: 20, maxURLLength: 4000 })],
});

export const consoleApi = createTRPCOptionsProxy<ConsoleRouter>({ client: operate, queryClient });
