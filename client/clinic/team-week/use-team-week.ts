import { skipToken, useQuery } from '@tanstack/react-query';
import type { TeamWeek } from '../../../shared/clinic/availability.ts';
import { api, trpc } from '../../trpc.ts';

/** The week of a whole team, however many they are. */
export const useTeamWeek = (facilityId: string | undefined, from: string) =>
  useQuery({
    queryKey: [...api.availability.teamWeek.pathKey(), 'all', facilityId, from],
    queryFn: facilityId
      ? async ({ signal }): Promise<TeamWeek> => {
          const ask = (cursor?: string) =>
            trpc.availability.teamWeek.query(
              { facilityId, from, limit: 100, ...(cursor && { cursor }) },
              { signal },
            );
          let page = await ask();
          const items = [...page.items];
          while (page.nextCursor) {
            page = await ask(page.nextCursor);
            items.push(...page.items);
          }
          return { ...page, items };
        }
      : skipToken,
  });
