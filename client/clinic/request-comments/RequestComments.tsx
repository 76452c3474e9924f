import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { Comment } from './Comment.tsx';
import { CommentForm } from './CommentForm.tsx';

type Props = { requestId: string; mayWrite: boolean };

/** What is written to a request, the oldest first, and where one writes. */
export const RequestComments = ({ requestId, mayWrite }: Props) => {
  const formats = useFormats();
  const pages = usePages(api.requestComments.list, { requestId });
  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={120} aria-busy="true" aria-label={t('The comments are loading')} />;
  return (
    <Stack gap="md">
      {pages.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('Nothing is written to it yet.')}
        </Text>
      ) : (
        <ol className="thread" aria-label={t('Comments')}>
          {pages.items.map(comment => (
            <Comment key={comment.id} {...{ comment, formats, mayWrite }} />
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('Later comments')}
        </Button>
      )}
      {mayWrite && <CommentForm key={requestId} requestId={requestId} />}
    </Stack>
  );
};
