import { Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type BookingRequest, openStatuses } from '../../../shared/clinic/booking-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { visitorName } from './request-words.ts';
import { VisitorDecision } from './VisitorDecision.tsx';

type Props = { request: BookingRequest; onDone: () => void };

/** What was asked for, and what becomes of it. */
export const RequestDecision = ({ request, onDone }: Props) => {
  const { id, version, status } = request;
  const may = useMay();
  const isOpen = (openStatuses as readonly string[]).includes(status) && may('bookings:write');
  const matches = useQuery(
    api.bookingRequests.matches.queryOptions({ id }, { enabled: isOpen && may('patients:read') }),
  );
  const accept = useMutation({
    mutationFn: (patientId: string | undefined) =>
      forAReason(despite =>
        trpc.bookingRequests.accept.mutate({ id, version, patientId, ...(despite && { despite }) }),
      ),
    onSuccess: booked => {
      if (!booked) return;
      tellSuccess(t('{name} is booked.', { name: visitorName(request) }));
      onDone();
    },
  });
  const decline = useMutation({
    mutationFn: (reason: string | null) => trpc.bookingRequests.decline.mutate({ id, version, reason }),
    onSuccess: () => {
      tellSuccess(t('The request is declined, and a letter says so.'));
      onDone();
    },
  });

  return (
    <VisitorDecision
      {...{ visitor: request, isOpen, accept, decline, matches: matches.data }}
      words={{
        accept: t('Book it'),
        letter: t('They read that the clinic cannot give them this appointment. Empty is nothing more.'),
      }}
    >
      <RequestFacts request={request} formats={useFormats()} />
      {!isOpen && request.reason && (
        <Text size="sm">{t('Declined: {reason}', { reason: request.reason })}</Text>
      )}
    </VisitorDecision>
  );
};
