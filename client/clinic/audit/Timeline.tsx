import { Button, Skeleton, Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { QueryKey } from '@tanstack/react-query';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { TimelineEntry } from './TimelineEntry.tsx';

type Props = {
  queryKey: QueryKey;
  fetchPage: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ items: AuditEntry[]; nextCursor: string | null }>;
};

/** The life of one record, newest first: who changed what, when. */
export const Timeline = ({ queryKey, fetchPage }: Props) => {
  const pages = usePages(queryKey, fetchPage);

  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={220} aria-busy="true" />;
  if (!pages.items.length) return <EmptyState icon={IconHistory} title="No change is recorded yet" />;

  return (
    <Stack gap={0} component="ol" className="timeline">
      {pages.items.map(entry => (
        <TimelineEntry key={entry.id} entry={entry} />
      ))}
      {pages.hasNextPage && (
        <li>
          <Button
            variant="subtle"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Load more
          </Button>
        </li>
      )}
    </Stack>
  );
};
