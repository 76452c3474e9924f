import type { Query, QueryClient } from '@tanstack/react-query';
import type { MessageTold } from '../../../shared/clinic/live.ts';
import { api } from '../../trpc.ts';

/**
 * Asks again for what these made stale of what is on the screen, and no more: each look at a patient is recorded. That something
 * was read changes only how much is unread.
 */
export const refetchMessages = async (client: QueryClient, told: MessageTold[]): Promise<void> => {
  const said = told.filter(({ isSaid }) => isSaid);
  const isOfThese = ({ queryKey: [, asked] }: Query) =>
    said.some(({ patientId }) => patientId === Object(Object(asked).input).patientId);
  await Promise.all([
    client.invalidateQueries(api.messages.count.pathFilter()),
    ...(said.length > 0
      ? [
          client.invalidateQueries(api.messages.threads.pathFilter()),
          client.invalidateQueries(api.notifications.pathFilter()),
          client.invalidateQueries({ ...api.messages.list.pathFilter(), predicate: isOfThese }),
        ]
      : []),
  ]);
};
