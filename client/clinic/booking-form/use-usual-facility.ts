import { skipToken, useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { isDate, weekdayOf } from '../../ui/formats/clinic-time.ts';

/** Where a practitioner usually works on the weekday of a date. */
export const useUsualFacility = (practitionerId: string, date: string): string | undefined => {
  const { data } = useQuery(
    api.availability.week.queryOptions(practitionerId ? { practitionerId } : skipToken, {
      staleTime: 300_000,
    }),
  );
  if (!isDate(date)) return undefined;
  return data?.items.find(({ weekday }) => weekday === weekdayOf(date))?.facility.id;
};
