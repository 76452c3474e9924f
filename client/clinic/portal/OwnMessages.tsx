import { Skeleton, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { PortalHome, PortalMessage } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, queryClient, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { OWN_THREAD } from '../messages/drafts.ts';
import { Thread } from '../messages/Thread.tsx';
import { useLookAgain } from '../messages/use-look-again.ts';
import { useMarkRead } from '../messages/use-mark-read.ts';
import { WriteForm } from '../messages/WriteForm.tsx';
import { CallUs } from '../public-booking/CallUs.tsx';

type Props = { home: PortalHome; mayWrite: boolean; formats: Formats };

const markRead = async (id: string): Promise<void> => {
  await trpc.portal.markRead.mutate({ id });
  await queryClient.invalidateQueries(api.portal.home.pathFilter());
};

/** What the patient and the clinic wrote to each other. */
export const OwnMessages = ({ home, mayWrite, formats }: Props) => {
  const { clinic } = home;
  const pages = usePages(api.portal.messages, {});
  const { mutateAsync: write } = useMutation(api.portal.write.mutationOptions());
  const newest = pages.items?.find(({ sender, readAt }) => sender === 'clinic' && !readAt);
  useLookAgain(pages.refetch);
  useMarkRead(mayWrite ? newest?.id : undefined, markRead);

  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={200} aria-busy="true" aria-label={t('Your messages are loading')} />;
  const shownOf = ({ id, sender, text, sentAt, readAt }: PortalMessage) => ({
    ...{ id, text, readAt, at: sentAt, isOwn: sender === 'patient' },
    who: sender === 'patient' ? t('{of, select, message {You} other {You}}', { of: 'message' }) : clinic.name,
  });
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('Messages are not read at once. If it is urgent, please call us or the emergency number.')}
      </Text>
      {pages.items.length === 0 ? (
        <Text size="sm">{t('You have not written to each other yet.')}</Text>
      ) : (
        <Thread label={t('Messages')} {...{ formats, pages, shownOf }} />
      )}
      {mayWrite ? (
        <WriteForm
          thread={OWN_THREAD}
          description={t('It is read by those who work at the clinic, and becomes part of your record.')}
          send={text => write({ text })}
        />
      ) : (
        <Text size="sm">{t('At the moment you cannot write to us here.')}</Text>
      )}
      <CallUs phone={clinic.phone}>{t('Do you have a question? Please call us.')}</CallUs>
    </Stack>
  );
};
