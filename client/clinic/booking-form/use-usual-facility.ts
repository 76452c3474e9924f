import { skipToken, useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { isDate, weekdayOf } from '../../ui/formats/clinic-time.ts';
import { useMainFacility } from '../facility-staff/use-main-facility.ts';

/**
 * Where a practitioner works on the weekday of a date; on a day without hours, where they work most, and without any hours, in
 * their main facility (FD20).
 */
export const useUsualFacility = (practitionerId: string, date: string): string | undefined => {
  const { data } = useQuery(
    api.availability.week.queryOptions(practitionerId ? { practitionerId } : skipToken, {
      staleTime: 300_000,
    }),
  );
  const main = useMainFacility(practitionerId);
  if (!isDate(date) || !data) return undefined;
  const ofTheDay = data.items.filter(({ weekday }) => weekday === weekdayOf(date));
  return (
    mostFrequent((ofTheDay.length > 0 ? ofTheDay : data.items).map(({ facility }) => facility.id)) ?? main
  );
};

/** The first one of those that come equally often. */
const mostFrequent = (ids: string[]): string | undefined => {
  const times = (id: string) => ids.filter(other => other === id).length;
  return [...ids].sort((a, b) => times(b) - times(a))[0];
};
