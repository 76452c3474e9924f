import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../trpc.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import type { ResourceKind } from './resource-words.ts';

/** The rooms, or devices, for a select, with their facility where there are several. */
export const useResourceOptions = (kind: ResourceKind) => {
  const facilities = useFacilityOptions();
  const { data } = useQuery(api[kind].list.queryOptions({ limit: 100 }, { staleTime: 300_000 }));
  return useMemo(
    () =>
      (data?.items ?? []).map(({ id, name, facilityId }) => {
        const facility = facilities.find(({ value }) => value === facilityId)?.label;
        return {
          value: id,
          facilityId,
          label: facilities.length > 1 && facility ? `${name}, ${facility}` : name,
        };
      }),
    [data, facilities],
  );
};
