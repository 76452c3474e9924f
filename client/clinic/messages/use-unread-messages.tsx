import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';

/** How many messages of patients nobody has read, as a mark beside the page that lists them. */
export const useUnreadMessages = () => {
  const enabled = useMay()('messages:read');
  const { data } = useQuery(api.messages.count.queryOptions(undefined, { enabled, staleTime: 60_000 }));
  return data?.unread ? (
    <Badge size="sm" circle aria-label={t('{count} not read', { count: data.unread })}>
      {data.unread}
    </Badge>
  ) : undefined;
};
