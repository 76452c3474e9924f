import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';

/** The facilities that one sees, and the one whose desk is shown: the one that is asked for, or the first by name. */
export const useDeskFacility = (wanted: string | undefined) => {
  const { clinic } = useSession();
  const { data, error, refetch } = useQuery(
    api.facilities.list.queryOptions({ limit: 100 }, { staleTime: 300_000 }),
  );
  const facilities = data?.items;
  const facility = facilities?.find(({ id }) => id === wanted) ?? facilities?.[0];
  const timeZone = facility?.timeZone ?? clinic.timeZone;
  const formats = useMemo(() => formatsOf({ ...clinic, timeZone }), [clinic, timeZone]);
  return { facilities, facility, formats, failure: facilities ? null : error, retry: () => void refetch() };
};

type Whose = { facilityId?: string; practitionerId?: string };

/** Today's bookings by the clock of a place, but for those that were cancelled; nothing until they are known. */
export const useToday = (whose: Whose, formats: ReturnType<typeof formatsOf>, enabled = true) => {
  const today = formats.today();
  const { bookings, failure, retry } = useBookingsBetween(
    { from: today, to: addDays(today, 1), ...whose },
    { enabled, formats },
  );
  const standing = useMemo(() => bookings?.filter(({ status }) => status !== 'cancelled'), [bookings]);
  return { bookings: standing, failure, retry };
};
