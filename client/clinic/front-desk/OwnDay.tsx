import { Grid, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { useNow } from '../bookings/use-clinic-now.ts';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { PatientAlerts } from '../patients/PatientAlerts.tsx';
import { PatientFacts } from '../patients/PatientFacts.tsx';
import { DayList } from './DayList.tsx';
import { DeskRow } from './DeskRow.tsx';
import { nextOf } from './next-of.ts';
import { useToday } from './use-facility-day.ts';
import { WaitingPatients } from './WaitingPatients.tsx';

/** What a practitioner does today, at whichever facility; nobody else's patients (FD12). */
export const OwnDay = () => {
  const { user } = useSession();
  const formats = useFormats();
  const now = useNow();
  const day = useToday({ practitionerId: user.id }, formats);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <DayList title={t('My day')} formats={formats} now={now} withoutPractitioner {...day} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }} className="desk-aside">
        <Stack gap="md">
          {!day.failure && <NextPatient bookings={day.bookings} formats={formats} now={now} />}
          <WaitingPatients bookings={day.bookings} now={now} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
};

type Props = { bookings: BookingRow[] | undefined; formats: Formats; now: string };

const NextPatient = ({ bookings, formats, now }: Props) => {
  const next = bookings && nextOf(bookings);
  const title = next?.status === 'in_room' ? t('In the room') : t('Next patient');
  return (
    <Paper p="md" component="section" aria-label={t('Next patient')}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {!bookings && <Skeleton h={96} aria-busy="true" />}
      {bookings && !next && (
        <Text size="sm" c="dimmed">
          {t('Nobody else is booked with you today.')}
        </Text>
      )}
      {next && (
        <>
          <ul className="desk-list">
            <DeskRow
              booking={next}
              formats={formats}
              now={now}
              namesakes={namesakesOf(bookings ?? [])}
              withoutPractitioner
            />
          </ul>
          <PatientAlerts alerts={next.patient.alerts} />
          <PatientFacts patientId={next.patient.id} />
        </>
      )}
    </Paper>
  );
};
