import { Button, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarOff, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { DeskRow } from './DeskRow.tsx';
import type { useToday } from './use-facility-day.ts';

type Props = ReturnType<typeof useToday> & {
  title: string;
  formats: Formats;
  now: string;
  withoutPractitioner?: boolean;
  /** What to do about a day without bookings. */
  empty?: ReactNode;
};

/** Whoever has just left may still be at the desk, so the last of the finished stay in sight. */
const lastFinished = 2;
const isOver = ({ status }: BookingRow) => status === 'completed' || status === 'no_show';

/** Today in order of time, the overdue included; what is over is folded away above it. */
export const DayList = ({ title, bookings, failure, retry, empty, ...rows }: Props) => {
  const [isUnfolded, { toggle }] = useDisclosure();
  const over = bookings?.filter(isOver) ?? [];
  const foldable = over.length - lastFinished;
  const folded = new Set(isUnfolded ? [] : over.slice(0, Math.max(0, foldable)).map(({ id }) => id));
  const namesakes = namesakesOf(bookings ?? []);
  const Chevron = isUnfolded ? IconChevronUp : IconChevronDown;

  return (
    <Paper p={{ base: 'xs', sm: 'md' }} component="section" aria-label={title}>
      <Title order={2} size="h5" mb="xs" px={8}>
        {title}
      </Title>
      {failure && <ErrorState error={failure} onRetry={retry} />}
      {!bookings && !failure && <Skeleton h={320} aria-busy="true" />}
      {foldable > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          fullWidth
          aria-expanded={isUnfolded}
          rightSection={<Chevron size={14} aria-hidden />}
          onClick={toggle}
        >
          {isUnfolded ? t('Show fewer') : t('{count} earlier', { count: foldable })}
        </Button>
      )}
      {bookings && bookings.length > 0 && (
        <ul className="desk-list">
          {bookings
            .filter(({ id }) => !folded.has(id))
            .map(booking => (
              <DeskRow key={booking.id} booking={booking} namesakes={namesakes} {...rows} />
            ))}
        </ul>
      )}
      {bookings && bookings.length > 0 && over.length === bookings.length && (
        <Text size="sm" c="dimmed" ta="center" py="md">
          {t('Nothing else is booked today.')}
        </Text>
      )}
      {bookings?.length === 0 && (
        <EmptyState icon={IconCalendarOff} title={t('Nothing is booked today')}>
          {empty}
        </EmptyState>
      )}
    </Paper>
  );
};
