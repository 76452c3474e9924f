import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** The services that can be booked, with their usual length and what they name. */
export const useServiceOptions = () => {
  const { data } = useQuery(
    api.services.list.queryOptions({ status: 'active', limit: 100 }, { staleTime: 300_000 }),
  );
  return (data?.items ?? []).map(service => ({
    value: service.id,
    label: service.name,
    minutes: service.durationMinutes,
    ...{
      practitionerIds: service.practitionerIds,
      facilityIds: service.facilityIds,
      roomIds: service.roomIds,
    },
  }));
};
