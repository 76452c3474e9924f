import { Skeleton, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { FreeSlot } from '../../../shared/clinic/bookings.ts';
import { api } from '../../trpc.ts';
import { addDays, isDate } from '../../ui/formats/clinic-time.ts';
import { FreeTimes } from './FreeTimes.tsx';

type Props = {
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  date: string;
  onPick: (slot: FreeSlot) => void;
};

const shown = 10;
const lookAheadDays = 7;

/** Free times from the chosen date on, for whoever can give the service when nobody is chosen. */
export const SuggestedTimes = ({ serviceId, practitionerId, facilityId, date, onPick }: Props) => {
  const isAskable = serviceId && isDate(date);
  const { data, isPending } = useQuery(
    api.bookings.freeSlots.queryOptions(
      isAskable
        ? {
            serviceId,
            practitionerId: practitionerId || undefined,
            facilityId: facilityId || undefined,
            from: date,
            to: addDays(date, lookAheadDays),
          }
        : skipToken,
    ),
  );

  if (!isAskable)
    return (
      <Text size="sm" c="dimmed">
        Choose a service to see free times.
      </Text>
    );
  if (isPending) return <Skeleton h={54} aria-busy="true" />;

  const distinct = [...new Map(data?.items.map(slot => [slot.startsAt, slot])).values()].slice(0, shown);
  if (!distinct.length)
    return (
      <Text size="sm" c="dimmed">
        No free time in the week from this date.
      </Text>
    );
  return <FreeTimes label="Free times" slots={distinct} onPick={onPick} />;
};
