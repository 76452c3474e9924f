import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { BookingModal } from '../booking-form/BookingModal.tsx';
import { askWhy } from './ask-why.tsx';

type Props = { request: ServiceRequest };

/** What can be done with a request, as far as it is. */
export const RequestSteps = ({ request }: Props) => {
  const { id, version, status, unread, service, patient, earliest } = request;
  const may = useMay();
  const { today } = useFormats();
  const [isBooking, setBooking] = useState(false);
  const failing = { onError: tellFailure };
  const accept = useMutation(api.serviceRequests.accept.mutationOptions(failing));
  const finish = useMutation(api.serviceRequests.finish.mutationOptions(failing));
  const refuse = useMutation(api.serviceRequests.refuse.mutationOptions(failing));
  const callOff = useMutation(api.serviceRequests.callOff.mutationOptions(failing));
  const reopen = useMutation(api.serviceRequests.reopen.mutationOptions(failing));
  const markRead = useMutation(api.serviceRequests.markRead.mutationOptions(failing));
  const isUndecided = status === 'new' || status === 'accepted';
  const isOpen = isUndecided || status === 'scheduled';

  const forAReason = async (step: 'refuse' | 'callOff') => {
    const reason = await askWhy(step);
    if (reason) (step === 'refuse' ? refuse : callOff).mutate({ id, version, reason });
  };

  return (
    <Group gap="xs">
      {status === 'new' && (
        <Button size="compact-sm" loading={accept.isPending} onClick={() => accept.mutate({ id, version })}>
          {t('Accept')}
        </Button>
      )}
      {isUndecided && may('bookings:write') && (
        <Button size="compact-sm" variant="default" onClick={() => setBooking(true)}>
          {t('Book it…')}
        </Button>
      )}
      {isOpen && status !== 'new' && (
        <Button
          size="compact-sm"
          loading={finish.isPending}
          onClick={() => finish.mutate({ id, version, reason: null })}
        >
          {t('It is done')}
        </Button>
      )}
      {isUndecided && (
        <Button size="compact-sm" variant="default" onClick={() => void forAReason('refuse')}>
          {t('Refuse…')}
        </Button>
      )}
      {isOpen && (
        <Button size="compact-sm" variant="default" onClick={() => void forAReason('callOff')}>
          {t('Call off…')}
        </Button>
      )}
      {!isUndecided && (
        <Button
          size="compact-sm"
          variant="default"
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ id, version, reason: null })}
        >
          {t('Open again')}
        </Button>
      )}
      {unread && (
        <Button
          size="compact-sm"
          variant="default"
          loading={markRead.isPending}
          onClick={() => markRead.mutate({ id, version })}
        >
          {t('Needs no answer')}
        </Button>
      )}
      <BookingModal
        opened={isBooking}
        draft={{
          date: earliest && earliest > today() ? earliest : today(),
          ...(service && { serviceId: service.id }),
        }}
        patientId={patient.id}
        request={{ id, version }}
        onClose={() => setBooking(false)}
      />
    </Group>
  );
};
