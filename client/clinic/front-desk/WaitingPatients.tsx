import { Paper, Skeleton, Text, Title } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { BookingLink } from '../home-search/BookingLink.tsx';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { PatientName } from '../patient-names/PatientName.tsx';
import { delaysOf, minutesBetween, waitingOf } from './desk-day.ts';

type Props = { bookings: BookingRow[] | undefined; now: string };

/** Who sits in the waiting room and for how long, and which practitioners are behind. */
export const WaitingPatients = ({ bookings, now }: Props) => {
  const waiting = waitingOf(bookings ?? []);
  const namesakes = namesakesOf(bookings ?? []);
  const delays = delaysOf(bookings ?? [], now);
  return (
    <Paper p="md" component="section" aria-label={t('Waiting room')}>
      <Title order={2} size="h5" mb="xs">
        {t('Waiting room')}
        {bookings && waiting.length > 0 && ` (${waiting.length})`}
      </Title>
      {!bookings && <Skeleton h={48} aria-busy="true" />}
      {bookings && waiting.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('Nobody waits.')}
        </Text>
      )}
      <ul className="desk-facts">
        {waiting.map(({ id, patient, practitioner, arrivedAt }) => (
          <li key={id}>
            <span>
              <PatientName
                {...{ patient, namesakes }}
                render={name => <BookingLink bookingId={id}>{name}</BookingLink>}
              />
              <Text span size="xs" c="dimmed" display="block">
                {t('for {practitioner}', { practitioner: practitioner.name })}
              </Text>
            </span>
            <Text span size="sm" className="numeric">
              {t('{minutes} min', { minutes: minutesBetween(arrivedAt, now) })}
            </Text>
          </li>
        ))}
      </ul>
      {delays.map(({ practitioner, minutes }) => (
        <Text key={practitioner} size="sm" mt={6} className="desk-delay">
          {t('{practitioner} is {minutes} min behind.', { practitioner, minutes })}
        </Text>
      ))}
    </Paper>
  );
};
