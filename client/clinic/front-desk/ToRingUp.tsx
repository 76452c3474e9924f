import { Anchor, Button, Paper, Skeleton, Text, Title } from '@mantine/core';
import type { Unconfirmed } from '../../../shared/clinic/front-desk.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useSteps } from '../bookings/use-steps.ts';
import { BookingLink } from '../home-search/BookingLink.tsx';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { PatientName } from '../patient-names/PatientName.tsx';

type Props = { facilityId: string; formats: Formats };

/** Today and so many days after it. */
const AHEAD = 3;

/** Who has a booking soon that nobody has confirmed, with the number to ring. */
export const ToRingUp = ({ facilityId, formats }: Props) => {
  const today = formats.today();
  const at = (date: string) => formats.toInstant(`${date} 00:00:00`);
  const span = { from: at(today), to: at(addDays(today, AHEAD + 1)) };
  const pages = usePages(api.frontDesk.unconfirmed, { facilityId, ...span, limit: 10 });
  const { items, error, refetch } = pages;
  const namesakes = namesakesOf(items ?? []);
  return (
    <Paper p="md" component="section" aria-label={t('To ring up')}>
      <Title order={2} size="h5" mb="xs">
        {t('To ring up')}
      </Title>
      {!items && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!items && !error && <Skeleton h={80} aria-busy="true" />}
      {items?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('Everything until {day} is confirmed.', { day: formats.shortDay(addDays(today, AHEAD)) })}
        </Text>
      )}
      <ul className="desk-facts">
        {items?.map(booking => (
          <Ring key={booking.id} {...{ booking, formats, namesakes }} />
        ))}
      </ul>
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" mt={6} />}
    </Paper>
  );
};

type RingProps = { booking: Unconfirmed; formats: Formats; namesakes: Set<string> };

const Ring = ({ booking, formats, namesakes }: RingProps) => {
  const { id, version, patient, startsAt } = booking;
  const { confirm } = useSteps();
  const mayWrite = useMay()('bookings:write');
  return (
    <li>
      <span>
        <PatientName
          {...{ patient, namesakes }}
          render={name => <BookingLink bookingId={id}>{name}</BookingLink>}
        />
        <Text span size="xs" c="dimmed" display="block">
          {formats.day(startsAt)}, {formats.time(startsAt)}
        </Text>
        {patient.phone ? (
          <Anchor size="sm" className="numeric" href={`tel:${patient.phone.replace(/[^+\d]/g, '')}`}>
            {patient.phone}
          </Anchor>
        ) : (
          <Text span size="xs">
            {t('No number is known.')}
          </Text>
        )}
      </span>
      {mayWrite && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('Confirm: {name}', { name: patient.name })}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ id, version })}
        >
          {t('Confirm')}
        </Button>
      )}
    </li>
  );
};
