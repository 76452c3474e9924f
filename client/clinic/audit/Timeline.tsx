import { Skeleton, Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { type List, usePages } from '../../ui/tables/use-pages.ts';
import { TimelineEntry } from './TimelineEntry.tsx';

type Props<Of> = { list: List<Of, AuditEntry>; of: Of };

/** The life of one record, newest first: who changed what, when. */
export const Timeline = <Of,>({ list, of }: Props<Of>) => {
  const pages = usePages(list, of);

  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={220} aria-busy="true" />;
  if (!pages.items.length) return <EmptyState icon={IconHistory} title={t('No change is recorded yet')} />;

  return (
    <Stack gap={0} component="ol" className="timeline">
      {pages.items.map(entry => (
        <TimelineEntry key={entry.id} entry={entry} />
      ))}
      {pages.hasNextPage && (
        <li>
          <LoadMore pages={pages} />
        </li>
      )}
    </Stack>
  );
};
