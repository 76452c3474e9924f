import { Divider, Group, Stack, Text, Title } from '@mantine/core';
import {
  BOOKING_ENTITY,
  type BookingRow,
  type StepStatus,
  stepTimes,
} from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { Timeline } from '../audit/Timeline.tsx';
import { bookingStatuses, despiteWords } from '../bookings/booking-words.ts';
import { PatientAlerts } from '../patients/PatientAlerts.tsx';
import { PatientFacts } from '../patients/PatientFacts.tsx';
import { SeriesFacts } from '../series/SeriesFacts.tsx';
import { BookingActions } from './BookingActions.tsx';
import { BrokenPromise } from './BrokenPromise.tsx';

type Props = { booking: BookingRow };

export const BookingDetails = ({ booking }: Props) => {
  const { day, span, moment } = useFormats();
  const may = useMay();
  const { patient, service, practitioner, facility, room, device, startsAt, endsAt } = booking;
  const { notes, cancellationReason, despiteReason, despiteWarnings } = booking;
  const taken = (Object.keys(stepTimes) as StepStatus[]).flatMap(status => {
    const at = booking[stepTimes[status]];
    return at ? [{ status, at }] : [];
  });
  const record = { entity: BOOKING_ENTITY, id: booking.id };

  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Title order={3} size="h4">
            <AnchorLink to="/patients/$patientId" params={{ patientId: patient.id }} search={{}} inherit>
              {patient.name}
            </AnchorLink>
          </Title>
          <Status {...bookingStatuses[booking.status]} />
        </Group>
        <Text className="numeric">
          {day(startsAt)}, {span(startsAt, endsAt)}
        </Text>
      </div>
      <PatientAlerts alerts={patient.alerts} />
      <BrokenPromise booking={booking} />
      {may('bookings:write') && <BookingActions booking={booking} />}
      {may('patients:read') && <PatientFacts patientId={patient.id} />}
      <dl className="fields fields-narrow">
        <Field label={t('Service')}>{service.name}</Field>
        <Field label={t('Practitioner')}>{practitioner.name}</Field>
        <Field label={t('Facility')}>{facility.name}</Field>
        {room && <Field label={t('Room')}>{room.name}</Field>}
        {device && <Field label={t('Device')}>{device.name}</Field>}
        {booking.series && (
          <Field label={t('Series')}>
            <SeriesFacts booking={booking} />
          </Field>
        )}
        {taken.map(({ status, at }) => (
          <Field key={status} label={bookingStatuses[status].label}>
            {moment(at)}
          </Field>
        ))}
        {cancellationReason && <Field label={t('Reason of the cancellation')}>{cancellationReason}</Field>}
        {despiteReason && (
          <Field
            label={t('Booked {despite}', {
              despite: despiteWarnings.map(kind => despiteWords[kind]).join(', '),
            })}
          >
            {despiteReason}
          </Field>
        )}
        <Field label={t('Notes')}>{notes}</Field>
      </dl>
      {may('audit:read') && (
        <>
          <Divider label={t('Timeline')} labelPosition="left" />
          <Timeline list={api.audit.timeline} of={record} />
        </>
      )}
    </Stack>
  );
};
