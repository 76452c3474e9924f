import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { PatientName } from '../patient-names/PatientName.tsx';
import { type RoomState, roomStatesOf } from './desk-day.ts';

type Props = { facilityId: string; bookings: BookingRow[] | undefined; formats: Formats; now: string };

const looks = {
  'in-use': { label: t('In use'), tone: 'active' },
  kept: { label: t('Kept'), tone: 'waiting' },
  free: { label: t('Free'), tone: 'good' },
  'out-of-service': { label: t('Out of service'), tone: 'quiet' },
} as const;

/** Whether rooms change is told to nobody, so they are asked for now and then. */
const AGAIN_MS = 120_000;

/** The rooms of the facility: who is in each until when, or whose it is, and who is next. */
export const Rooms = ({ facilityId, bookings, formats, now }: Props) => {
  const mayWrite = useMay()('facilities:write');
  const { data, error, refetch } = useQuery(
    api.rooms.list.queryOptions({ facilityId, limit: 100 }, { refetchInterval: AGAIN_MS }),
  );
  const isKnown = data !== undefined && bookings !== undefined;
  return (
    <Paper p="md" component="section" aria-label={t('Rooms')}>
      <Title order={2} size="h5" mb="xs">
        {t('Rooms')}
      </Title>
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isKnown && !error && <Skeleton h={80} aria-busy="true" />}
      {isKnown && data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('No room is set up here.')}
        </Text>
      )}
      {isKnown && data.items.length === 0 && mayWrite && (
        <AnchorLink to="/rooms" size="sm">
          {t('Set up rooms')}
        </AnchorLink>
      )}
      {isKnown && (
        <ul className="desk-facts">
          {roomStatesOf(data.items, bookings, now).map(room => (
            <li key={room.id}>
              <span>
                <Text span size="sm" fw={600}>
                  {room.name}
                </Text>
                <Text span size="xs" c="dimmed" display="block">
                  <AboutRoom {...{ room, formats, now }} />
                </Text>
              </span>
              <Status {...looks[room.state]} />
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
};

type AboutProps = { room: RoomState; formats: Formats; now: string };

const AboutRoom = ({ room: { state, booking, next }, formats: { time }, now }: AboutProps) => {
  if (state === 'out-of-service') return t('Gets no bookings');
  if (!booking && !next) return t('Nothing else is booked today');
  const isOver = booking !== undefined && booking.endsAt <= now;
  const inside = booking && { patient: <PatientName {...booking} />, time: time(booking.endsAt) };
  return (
    <>
      {inside && rich(isOver ? '{patient}, was to end at {time}' : '{patient}, until {time}', inside)}
      {inside && next && '; '}
      {next &&
        rich('next {patient} at {time}', {
          ...{ patient: <PatientName {...next} />, time: time(next.startsAt) },
        })}
    </>
  );
};
