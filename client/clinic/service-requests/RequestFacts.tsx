import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { PatientName } from '../patient-names/PatientName.tsx';
import { requestKinds, requestStatuses, whenWords } from './request-words.ts';

type Props = { request: ServiceRequest };

/** What was asked for, by whom, and what became of it. */
export const RequestFacts = ({ request }: Props) => {
  const formats = useFormats();
  const { patient, kind, service, reason, side, createdAt, status, statusReason, statusAt, statusBy } =
    request;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to={`/patients/${patient.id}`} fw={600}>
          <PatientName patient={patient} />
        </Anchor>
        <Status {...requestStatuses[status]} />
      </Group>
      <Text size="sm">
        {[requestKinds[kind], service?.name].filter(Boolean).join(', ')} · {whenWords(request, formats)}
      </Text>
      <Text size="sm" className="written" dir="auto">
        {reason}
      </Text>
      <Text size="xs" c="dimmed">
        {side === 'patient'
          ? t('Asked by the patient on {moment}', { moment: formats.moment(createdAt) })
          : t('Written down by the clinic on {moment}', { moment: formats.moment(createdAt) })}
      </Text>
      {statusAt && (
        <Text size="xs" c="dimmed">
          {[statusBy ?? t('The patient'), formats.moment(statusAt), statusReason].filter(Boolean).join(' · ')}
        </Text>
      )}
      {request.bookingId && (
        <Anchor component={Link} size="sm" to="/calendar" search={{ bookingId: request.bookingId } as never}>
          {t('To the booking')}
        </Anchor>
      )}
    </Stack>
  );
};
