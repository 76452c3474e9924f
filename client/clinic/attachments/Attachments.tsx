import { Skeleton, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Attachment, FileOwner } from '../../../shared/clinic/attachments.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useTrash } from '../records/use-trash.ts';
import { AttachBox } from './AttachBox.tsx';
import { AttachmentItem } from './AttachmentItem.tsx';

type Props = {
  owner: FileOwner;
  mayWrite: boolean;
  /** Whether whoever may attach files may take this one away; all of them, unless told otherwise. */
  isRemovable?: (file: Attachment) => boolean;
};

/** How often it is looked whether a file is checked by now; where the check is away, that takes its time. */
const EVERY_MS = 2000;
const SELDOM_MS = 30_000;

/** The files that hang on something, the oldest first, and where one attaches others. */
export const Attachments = ({ owner, mayWrite, isRemovable = () => true }: Props) => {
  const formats = useFormats();
  const queries = useQueryClient();
  const pages = usePages(api.attachments.list, owner);
  const { moveToTrash } = useTrash(null, trpc.attachments, ({ name }: Attachment) => name);
  const waiting = pages.items?.filter(({ status }) => status === 'waiting') ?? [];
  const isWaiting = waiting.length > 0;
  const every = waiting.some(({ reason }) => !reason) ? EVERY_MS : SELDOM_MS;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries(api.attachments.list.pathFilter()), every);
    return () => clearInterval(timer);
  }, [isWaiting, every, queries]);

  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={120} aria-busy="true" aria-label={t('The files are loading')} />;
  return (
    <Stack gap="md">
      {pages.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('No file is attached yet.')}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('Files')}>
          {pages.items.map(attachment => (
            <AttachmentItem
              key={attachment.id}
              {...{ attachment, formats }}
              remove={mayWrite && isRemovable(attachment) ? () => moveToTrash(attachment) : undefined}
            />
          ))}
        </Stack>
      )}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
      {mayWrite && (
        <AttachBox
          owner={owner}
          onSent={() => void queries.invalidateQueries(api.attachments.list.pathFilter())}
        />
      )}
    </Stack>
  );
};
