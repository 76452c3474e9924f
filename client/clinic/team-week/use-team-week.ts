import { skipToken, useQuery } from '@tanstack/react-query';
import type { TeamDay, TeamWeek } from '../../../shared/clinic/availability.ts';
import { api, trpc } from '../../trpc.ts';

/** A practitioner and the days of the week. */
export type TeamMember = Pick<TeamDay, 'practitioner' | 'hasHours'> & { days: TeamDay[] };
export type Team = Omit<TeamWeek, 'items' | 'nextCursor'> & { members: TeamMember[] };

/** The week of a whole team, however many they are. */
export const useTeamWeek = (facilityId: string | undefined, from: string) =>
  useQuery({
    queryKey: [...api.availability.teamWeek.pathKey(), 'all', facilityId, from],
    queryFn: facilityId
      ? async ({ signal }): Promise<Team> => {
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
          const members = [...Map.groupBy(items, ({ practitioner }) => practitioner.id).values()];
          return {
            ...page,
            members: members.flatMap(days =>
              days[0] ? { practitioner: days[0].practitioner, hasHours: days[0].hasHours, days } : [],
            ),
          };
        }
      : skipToken,
  });
