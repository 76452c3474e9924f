import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';

/** All of them, asked for once for every select. */
export const facilitiesAsked = () => api.facilities.list.queryOptions({ limit: 100 }, { staleTime: 300_000 });

/** The live facilities for a select, by name; one in another zone than the clinic's says so (K11). */
export const useFacilityOptions = () => {
  const { clinic } = useSession();
  const { data } = useQuery(facilitiesAsked());
  return useMemo(
    () =>
      (data?.items ?? []).map(({ id, name, timeZone }) => ({
        value: id,
        label: timeZone === clinic.timeZone ? name : `${name} (${timeZone})`,
      })),
    [data, clinic.timeZone],
  );
};
