import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OpenTime } from '../../../shared/clinic/availability.ts';
import { api, trpc } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';

/** Local days of the clinic, both included. */
type Span = { from: string; to: string; practitionerId?: string; facilityId?: string };

/** When each practitioner can be booked, by id; who is not in it cannot be on these days. */
export type OpenTimesOf = ReadonlyMap<string, OpenTime[]>;

/**
 * The open times of a span, with a day around it, because facilities may lie in other zones than the clinic. Nothing until all
 * of them are known, so that no time looks closed that is not.
 */
export const useOpenTimes = ({ from, to, ...filters }: Span, { enabled = true } = {}) => {
  const query = { ...filters, from: addDays(from, -1), to: addDays(to, 1), limit: 100 };
  const client = useQueryClient();
  const queryKey = [...api.availability.openTimes.pathKey(), 'all', query];
  const { data: openTimes, failureReason } = useQuery({
    queryKey,
    enabled,
    queryFn: async ({ signal }): Promise<OpenTimesOf> => {
      const found: OpenTime[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await trpc.availability.openTimes.query(cursor ? { ...query, cursor } : query, {
          signal,
        });
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return Map.groupBy(found, ({ practitioner }) => practitioner.id);
    },
  });
  return {
    openTimes,
    failure: openTimes ? null : failureReason,
    /** Asks again at once, instead of when the next attempt is due. */
    retry: () => void client.resetQueries({ queryKey, exact: true }),
  };
};
