import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';

/** How many want to wait, by the clinic's page, as a mark beside the page that lists them. */
export const useWaitingVisitors = () => {
  const enabled = useMay()('bookings:read');
  const { data } = useQuery(
    api.waitingRequests.count.queryOptions(undefined, { enabled, staleTime: 60_000 }),
  );
  return data?.open ? (
    <Badge size="sm" circle aria-label={t('{count} to be decided', { count: data.open })}>
      {data.open}
    </Badge>
  ) : undefined;
};
