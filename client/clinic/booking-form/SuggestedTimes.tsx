import { Group, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FreeSlot } from '../../../shared/clinic/free-slots.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays, isDate } from '../../ui/formats/clinic-time.ts';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { FreeTimes } from './FreeTimes.tsx';

type Props = {
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  /** Who must be free as well, if anybody is chosen yet. */
  patientId?: string;
  /** The booking that is moved. */
  bookingId?: string;
  /** How long it is to last, where that is not the length of the service. */
  minutes?: number | undefined;
  date: string;
  onPick: (slot: FreeSlot) => void;
  /** What else can be done where nothing is free. */
  otherwise?: ReactNode;
};

const shown = 12;
const lookAheadDays = 7;

/** Free times from the chosen date on, for whoever can give the service when nobody is chosen. */
export const SuggestedTimes = ({ date, ...props }: Props) =>
  props.serviceId && isDate(date) ? (
    <Times date={date} {...props} />
  ) : (
    <Text size="sm" c="dimmed">
      {t('Choose a service to see free times.')}
    </Text>
  );

const Times = ({ date, onPick, otherwise, ...sought }: Props) => {
  const { serviceId, practitionerId, facilityId, patientId, bookingId, minutes } = sought;
  const pages = usePages(api.bookings.freeSlots, {
    serviceId,
    practitionerId: practitionerId || undefined,
    facilityId: facilityId || undefined,
    patientId: patientId || undefined,
    bookingId,
    minutes: minutes || undefined,
    from: date,
    to: addDays(date, lookAheadDays),
    limit: shown,
  });

  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  // What was free for another choice is nothing to offer for this one.
  if (!pages.items || pages.isPlaceholderData) return <Skeleton h={54} aria-busy="true" />;
  if (!pages.items.length)
    return (
      <Group gap="xs" justify="space-between">
        <Text size="sm" c="dimmed">
          {t('No free time in the week from this date.')}
        </Text>
        {otherwise}
      </Group>
    );
  return (
    <div>
      <FreeTimes label={t('Free times')} slots={pages.items} namesWhom={!practitionerId} onPick={onPick} />
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" mt={6} />}
    </div>
  );
};
