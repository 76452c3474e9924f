import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type BookingRequest, openStatuses } from '../../../shared/clinic/booking-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { visitorName } from './request-words.ts';

type Props = { request: BookingRequest; onDone: () => void };

const NEW = 'new';
const OTHER = 'other';

/** For whom it is: one of those who are alike, another patient, or a new one. Nothing is chosen for the desk (D1). */
export const RequestDecision = ({ request, onDone }: Props) => {
  const { id, version, status } = request;
  const may = useMay();
  const formats = useFormats();
  const isOpen = (openStatuses as readonly string[]).includes(status) && may('bookings:write');
  const matches = useQuery(
    api.bookingRequests.matches.queryOptions({ id }, { enabled: isOpen && may('patients:read') }),
  );
  const [whom, setWhom] = useState<string>();
  const [other, setOther] = useState('');
  const [reason, setReason] = useState<string>();
  const name = visitorName(request);
  const accept = useMutation({
    mutationFn: (patientId: string | undefined) =>
      forAReason(despite =>
        trpc.bookingRequests.accept.mutate({ id, version, patientId, ...(despite && { despite }) }),
      ),
    onSuccess: booked => {
      if (!booked) return;
      tellSuccess(t('{name} is booked.', { name }));
      onDone();
    },
  });
  const decline = useMutation({
    mutationFn: () => trpc.bookingRequests.decline.mutate({ id, version, reason: reason ?? null }),
    onSuccess: () => {
      tellSuccess(t('The request is declined, and a letter says so.'));
      onDone();
    },
  });
  const error = accept.error ?? decline.error;
  const patientId = whom === NEW ? undefined : whom === OTHER ? other : whom;

  return (
    <Stack gap="md">
      <RequestFacts request={request} formats={formats} />
      <FailureAlert failure={error ? failureOf(error) : undefined} />
      {isOpen && reason === undefined && (
        <>
          <Radio.Group
            label={t('Who is it?')}
            description={t('A patient who is chosen stays as they are; a new one gets what was typed.')}
            value={whom ?? null}
            onChange={setWhom}
          >
            <Stack gap="xs" mt="xs">
              {matches.data?.items.map(patient => (
                <Radio
                  key={patient.id}
                  value={patient.id}
                  label={[
                    visitorName(patient),
                    patient.birthDate && formats.date(patient.birthDate),
                    patient.phone,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                />
              ))}
              <Radio value={OTHER} label={t('Another patient of the clinic')} />
              {may('patients:write') && <Radio value={NEW} label={t('A new patient, {name}', { name })} />}
            </Stack>
          </Radio.Group>
          {whom === OTHER && <PatientSelect value={other} onChange={setOther} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setReason('')}>
              {t('Decline')}
            </Button>
            <Button
              disabled={!whom || (whom === OTHER && !other)}
              loading={accept.isPending}
              onClick={() => accept.mutate(patientId)}
            >
              {t('Book it')}
            </Button>
          </Group>
        </>
      )}
      {isOpen && reason !== undefined && (
        <>
          <Textarea
            label={t('What the letter says besides')}
            description={t(
              'They read that the clinic cannot give them this appointment. Empty is nothing more.',
            )}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setReason(undefined)}>
              {t('Back')}
            </Button>
            <Button color="red.9" loading={decline.isPending} onClick={() => decline.mutate()}>
              {t('Decline and write to them')}
            </Button>
          </Group>
        </>
      )}
      {!isOpen && request.reason && (
        <Text size="sm">{t('Declined: {reason}', { reason: request.reason })}</Text>
      )}
    </Stack>
  );
};
