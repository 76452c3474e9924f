import { Button, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { WriteForm } from '../messages/WriteForm.tsx';

type Props = { id: string; formats: Formats; mayWrite: boolean; clinic: string };

/** What the patient and the clinic wrote to a request, the oldest first. */
export const OwnRequestThread = ({ id, formats, mayWrite, clinic }: Props) => {
  const pages = usePages(api.portalRequests.comments, { id });
  const { mutateAsync: write } = useMutation(api.portalRequests.write.mutationOptions());
  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={80} aria-busy="true" aria-label={t('The comments are loading')} />;
  return (
    <Stack gap="sm">
      {pages.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('Nothing is written to it yet.')}
        </Text>
      )}
      <ol className="thread" aria-label={t('Comments')}>
        {pages.items.map(({ id: comment, side, text, at, isEdited }) => (
          <Paper
            key={comment}
            component="li"
            withBorder
            p="sm"
            className="thread-message"
            data-own={side === 'patient' || undefined}
          >
            <Text size="xs" c="dimmed">
              <bdi>
                {side === 'patient'
                  ? t('{of, select, message {You} other {You}}', { of: 'message' })
                  : clinic}
              </bdi>
              , <span className="numeric">{formats.moment(at)}</span>
              {isEdited && ` · ${t('corrected')}`}
            </Text>
            <Text size="sm" className="written" dir="auto">
              {text}
            </Text>
          </Paper>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button variant="subtle" size="compact-sm" onClick={() => void pages.fetchNextPage()}>
          {t('Later comments')}
        </Button>
      )}
      {mayWrite && (
        <WriteForm
          thread={id}
          description={t('It is read by those who work at the clinic, and becomes part of your record.')}
          send={text => write({ id, text })}
        />
      )}
    </Stack>
  );
};
