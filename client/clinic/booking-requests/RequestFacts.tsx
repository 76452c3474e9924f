import { Stack } from '@mantine/core';
import type { BookingRequest } from '../../../shared/clinic/booking-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { requestStatuses, visitorName } from './request-words.ts';

type Props = { request: BookingRequest; formats: Formats };

/** What was asked for, and what was typed: plain text, nothing of which anybody has proven. */
export const RequestFacts = ({ request, formats }: Props) => {
  const { startsAt, endsAt, status, bookingId, service, practitioner, facility } = request;
  return (
    <Stack component="dl" gap="xs" m={0}>
      <Field label={t('Time')}>
        {formats.day(startsAt)}, {formats.span(startsAt, endsAt)}
      </Field>
      <Field label={t('What for')}>{`${service.name}, ${practitioner.name}, ${facility.name}`}</Field>
      <Field label={t('Status')}>
        <Status {...requestStatuses[status]} />
      </Field>
      <Field label={t('Name')}>{visitorName(request)}</Field>
      <Field label={t('Birth date')}>{request.birthDate && formats.date(request.birthDate)}</Field>
      <Field label={t('E-mail')}>{request.email}</Field>
      <Field label={t('Phone')}>{request.phone}</Field>
      <Field label={t('Note')}>{request.note}</Field>
      {bookingId && (
        <Field label={t('Booking')}>
          <AnchorLink to="/calendar" search={{ bookingId }}>
            {t('Open the booking')}
          </AnchorLink>
        </Field>
      )}
    </Stack>
  );
};
