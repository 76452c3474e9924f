import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** The services that can be booked, with their usual length. */
export const useServiceOptions = () => {
  const { data } = useQuery(
    api.services.list.queryOptions({ status: 'active', limit: 100 }, { staleTime: 300_000 }),
  );
  return (data?.items ?? []).map(({ id, name, durationMinutes }) => ({
    value: id,
    label: name,
    minutes: durationMinutes,
  }));
};
