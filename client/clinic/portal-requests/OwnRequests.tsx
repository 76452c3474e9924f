import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PortalHome } from '../../../shared/clinic/portal.ts';
import type { PortalServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { CallUs } from '../public-booking/CallUs.tsx';
import { requestKinds, requestStatuses, whenWords } from '../service-requests/request-words.ts';
import { AskForm } from './AskForm.tsx';
import { OwnRequestThread } from './OwnRequestThread.tsx';

type Props = { home: PortalHome; mayWrite: boolean; formats: Formats };

/** What the patient asked the clinic for, how far it is, and what was written to it. */
export const OwnRequests = ({ home, mayWrite, formats }: Props) => {
  const pages = usePages(api.portalRequests.list, {});
  const [isAsking, setAsking] = useState(false);
  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={180} aria-busy="true" aria-label={t('Your requests are loading')} />;
  return (
    <Stack gap="md">
      <Text size="sm">
        {t(
          'Ask us here for a prescription, a letter, a home visit or a treatment. In an emergency please call.',
        )}
      </Text>
      {mayWrite && !isAsking && (
        <Button style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
          {t('Ask for something')}
        </Button>
      )}
      {isAsking && <AskForm formats={formats} onClose={() => setAsking(false)} />}
      {pages.items.length === 0 && !isAsking && (
        <Text size="sm">{t('You have not asked us for anything yet.')}</Text>
      )}
      {pages.items.map(request => (
        <RequestCard key={request.id} {...{ request, formats, mayWrite }} clinic={home.clinic.name} />
      ))}
      <LoadMore pages={pages} />
      <CallUs phone={home.clinic.phone}>{t('Do you have a question? Please call us.')}</CallUs>
    </Stack>
  );
};

type CardProps = { request: PortalServiceRequest; formats: Formats; mayWrite: boolean; clinic: string };

const RequestCard = ({ request, formats, mayWrite, clinic }: CardProps) => {
  const { id, version, kind, service, reason, status, statusReason, askedAt } = request;
  const [isOpen, setOpen] = useState(false);
  const callOff = useMutation(api.portalRequests.callOff.mutationOptions({ onError: tellFailure }));
  const name = [requestKinds[kind], service?.name].filter(Boolean).join(', ');
  const isUndecided = status === 'new' || status === 'accepted';
  return (
    <Paper withBorder p="md" component="article" aria-label={name}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Text fw={600}>{name}</Text>
          <Status {...requestStatuses[status]} />
        </Group>
        <Text size="sm" className="written" dir="auto">
          {reason}
        </Text>
        <Text size="xs" c="dimmed">
          {whenWords(request, formats)} · {t('Asked on {moment}', { moment: formats.moment(askedAt) })}
        </Text>
        {statusReason && (
          <Text size="sm" className="written" dir="auto">
            {statusReason}
          </Text>
        )}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('What was written')}
          </Button>
          {mayWrite && isUndecided && (
            <Button
              size="compact-sm"
              variant="subtle"
              loading={callOff.isPending}
              onClick={() => callOff.mutate({ id, version, reason: t('Not needed any more') })}
            >
              {t('I do not need it any more')}
            </Button>
          )}
        </Group>
        {isOpen && <OwnRequestThread {...{ id, formats, mayWrite, clinic }} />}
      </Stack>
    </Paper>
  );
};
