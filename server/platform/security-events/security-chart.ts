import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { HOUR } from '../../../shared/durations.ts';
import { SecurityEventKind } from '../../../shared/platform/security-events.ts';

const spans = { hour: { step: HOUR, steps: 24 }, day: { step: 24 * HOUR, steps: 28 } };

const Row = z.object({ at: z.coerce.date(), kind: SecurityEventKind, events: z.coerce.number() });

/** How many events of each kind happened in each hour of the last day, or each UTC day of the last four weeks. */
export const securityChart = async (em: SqlEntityManager, by: keyof typeof spans) => {
  const { step, steps } = spans[by];
  const last = Math.floor(Date.now() / step) * step;
  const first = last - (steps - 1) * step;
  const starts = Array.from({ length: steps }, (_, i) => first + i * step);
  const rows = z.array(Row).parse(
    await em.execute(
      `select date_trunc(?, created_at, 'UTC') as at, kind, count(*) as events
       from platform.security_events where created_at >= ? group by 1, 2`,
      [by, new Date(first)],
    ),
  );
  return {
    steps: starts.map(start => {
      const here = rows.filter(({ at }) => +at === start);
      return {
        from: new Date(start),
        counts: Object.fromEntries(here.map(({ kind, events }) => [kind, events])),
        total: here.reduce((sum, { events }) => sum + events, 0),
      };
    }),
  };
};
