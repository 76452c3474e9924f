import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Message } from '../../../shared/clinic/messages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, queryClient, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { Thread } from './Thread.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { WriteForm } from './WriteForm.tsx';

type Props = { patientId: string; email: string | null };

const shownOf = ({ id, sender, author, text, createdAt, readAt }: Message) => ({
  ...{ id, text, readAt, at: createdAt, isOwn: sender === 'clinic' },
  who: author ?? t('The patient'),
});

/** Asked for again alone: what else is on the screen did not change, and each look at a patient is recorded. */
const markRead = async (id: string): Promise<void> => {
  await trpc.messages.markRead.mutate({ id });
  await queryClient.invalidateQueries(api.messages.count.pathFilter());
};

/** What the clinic and a patient wrote to each other in the portal, and where one answers; of another patient it begins anew. */
export const PatientMessages = (props: Props) => <OfPatient key={props.patientId} {...props} />;

const OfPatient = ({ patientId, email }: Props) => {
  const formats = useFormats();
  const mayWrite = useMay()('messages:write');
  const pages = usePages(api.messages.list, { patientId });
  const newest = pages.items?.find(({ sender, readAt }) => sender === 'patient' && !readAt);
  const waiting = pages.items?.find(({ sender, settledAt }) => sender === 'patient' && !settledAt);
  useMarkRead(mayWrite ? newest?.id : undefined, markRead);

  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={180} aria-busy="true" aria-label={t('The messages are loading')} />;
  return (
    <Stack gap="md">
      {pages.items.length === 0 ? (
        <EmptyState icon={IconMessages} title={t('No message yet')}>
          {t('What the patient writes in the portal stands here, and what is answered.')}
        </EmptyState>
      ) : (
        <Thread
          label={t('Messages')}
          {...{ formats, pages, shownOf }}
          actionOf={mayWrite ? takeBackOf : undefined}
        />
      )}
      {mayWrite && waiting && <NeedsNoAnswer id={waiting.id} />}
      {mayWrite && <Answer {...{ patientId, email }} />}
    </Stack>
  );
};

/** For a word of thanks, or what was answered by phone: it waits for nobody any more. */
const NeedsNoAnswer = ({ id }: { id: string }) => {
  const { mutateAsync: letWait } = useMutation(api.messages.letWait.mutationOptions());
  const { mutate, isPending } = useMutation(
    api.messages.settle.mutationOptions({
      onSuccess: () => offerUndo(t('It waits for no answer any more.'), () => letWait({ id })),
      onError: tellFailure,
    }),
  );
  return (
    <Group gap="xs">
      <Text size="sm">{t('The patient waits for an answer.')}</Text>
      <Button variant="default" size="compact-sm" loading={isPending} onClick={() => mutate({ id })}>
        {t('Needs no answer')}
      </Button>
    </Group>
  );
};

const Answer = ({ patientId, email }: Props) => {
  const { data: settings } = useQuery(api.settings.get.queryOptions());
  const { mutateAsync: write } = useMutation(api.messages.write.mutationOptions());
  if (!settings) return null;
  const { patientPortal, portalMessages } = settings.booking.values;
  const obstacle =
    (!(patientPortal && portalMessages) &&
      t('Messages are switched off: they are switched on in the settings for bookings.')) ||
    (!email && t('This patient has no e-mail address in their record, and so no way into the portal.'));
  if (obstacle)
    return (
      <Text size="sm" c="dimmed">
        {obstacle}
      </Text>
    );
  return (
    <WriteForm
      thread={patientId}
      description={t('The patient is told by e-mail that there is a message, and reads it in the portal.')}
      send={text => write({ patientId, text })}
    />
  );
};

/** For what went to the wrong patient, while they have not read it. */
const TakeBack = ({ message: { id, version } }: { message: Message }) => {
  const { mutateAsync: restore } = useMutation(api.messages.restore.mutationOptions());
  const { mutate, isPending } = useMutation(
    api.messages.trash.mutationOptions({
      onSuccess: () => offerUndo(t('The message was taken back.'), () => restore({ id })),
      onError: tellFailure,
    }),
  );
  return (
    <Button variant="subtle" size="compact-xs" loading={isPending} onClick={() => mutate({ id, version })}>
      {t('Take back')}
    </Button>
  );
};

const takeBackOf = (message: Message) => !message.readAt && <TakeBack message={message} />;
