import { Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { WaitingRequest } from '../../../shared/clinic/waiting-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { visitorName } from '../booking-requests/request-words.ts';
import { VisitorDecision } from '../booking-requests/VisitorDecision.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { wishWords } from './waiting-words.ts';

type Props = { request: WaitingRequest; onDone: () => void };

/** What somebody waits for, as they typed it, and who they are: from then on it is a patient who waits. */
export const WaitingRequestDecision = ({ request, onDone }: Props) => {
  const { id, version, service, practitioner, facility } = request;
  const may = useMay();
  const formats = useFormats();
  const name = visitorName(request);
  const isOpen = may('bookings:write');
  const matches = useQuery(
    api.waitingRequests.matches.queryOptions({ id }, { enabled: isOpen && may('patients:read') }),
  );
  const accept = useMutation({
    mutationFn: (patientId: string | undefined) =>
      forAReason(despite =>
        trpc.waitingRequests.accept.mutate({
          ...{ id, version },
          ...(patientId && { patientId }),
          ...(despite && { despite }),
        }),
      ),
    onSuccess: accepted => {
      if (!accepted) return;
      tellSuccess(t('{name} is on the waiting list.', { name }));
      onDone();
    },
  });
  const decline = useMutation({
    mutationFn: (reason: string | null) => trpc.waitingRequests.decline.mutate({ id, version, reason }),
    onSuccess: () => {
      tellSuccess(t('{name} is not put on the list, and a letter says so.', { name }));
      onDone();
    },
  });

  return (
    <VisitorDecision
      {...{ visitor: request, isOpen, accept, decline, matches: matches.data }}
      words={{
        accept: t('Put on the list'),
        letter: t('They read that the clinic cannot put them on its waiting list. Empty is nothing more.'),
      }}
    >
      <Stack component="dl" gap="xs" m={0}>
        <Field label={t('Wanted')}>{wishWords(request, formats)}</Field>
        <Field label={t('What for')}>
          {[service.name, practitioner?.name ?? t('Anybody'), facility?.name ?? t('anywhere')].join(', ')}
        </Field>
        <Field label={t('Name')}>{name}</Field>
        <Field label={t('Birth date')}>{request.birthDate && formats.date(request.birthDate)}</Field>
        <Field label={t('E-mail')}>{request.email}</Field>
        <Field label={t('Phone')}>{request.phone}</Field>
        <Field label={t('Note')}>{request.note}</Field>
      </Stack>
    </VisitorDecision>
  );
};
