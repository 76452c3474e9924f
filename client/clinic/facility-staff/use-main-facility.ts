import { skipToken, useQuery } from '@tanstack/react-query';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';

/** The facility that somebody belongs to today, by their assignments; undefined without one, or while it is not known. */
export const useMainFacility = (userId: string): string | undefined => {
  const { today } = useFormats();
  const { data } = useQuery(
    api.facilityStaff.list.queryOptions(userId ? { userId, on: today(), limit: 100 } : skipToken, {
      staleTime: 300_000,
    }),
  );
  return data?.items.find(({ isPrimary }) => isPrimary)?.facility.id;
};
