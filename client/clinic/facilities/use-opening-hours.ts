import { useQuery } from '@tanstack/react-query';
import type { OpeningHours } from '../../../shared/clinic/availability.ts';
import { facilitiesAsked } from './use-facility-options.ts';

/** Tells the opening hours of a facility; none while they are not known. */
export const useOpeningHours = (): ((facilityId: string) => OpeningHours) => {
  const { data } = useQuery(facilitiesAsked());
  return facilityId => data?.items.find(({ id }) => id === facilityId)?.openingHours ?? [];
};
