import type { z } from 'zod';
import { Figures, FiguresQuery, Revenue } from '../../../shared/clinic/dashboard.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { analytics, organization } from '../settings/kinds.ts';
import { figuresOf } from './figures.ts';
import { periodsOf } from './periods.ts';
import { revenueOf } from './revenue.ts';

/** On the clinic's own calendar. */
const periodsIn = async (
  em: ClinicEm,
  { timeZone }: { timeZone: string },
  asked: z.output<typeof FiguresQuery>,
) => {
  const { weekStartsOn } = (await settingsOf(em, organization)).values;
  return periodsOf({ ...asked, timeZone, weekStartsOn });
};

const report = { isReport: true } as const;

export const dashboard = router({
  figures: allowed('dashboard:read', 'GET /figures', FiguresQuery, Figures, report).query(
    async ({ ctx: { em, caller }, input }) => {
      const { values } = await settingsOf(em, analytics);
      return figuresOf(em, input, await periodsIn(em, caller.clinic, input), values);
    },
  ),

  /** Apart from the other figures, because fewer may see it (FD12). */
  revenue: allowed('revenue:read', 'GET /figures/revenue', FiguresQuery, Revenue, report).query(
    async ({ ctx: { em, caller }, input }) => {
      if (!(await settingsOf(em, analytics)).values.showRevenue)
        throw new Refusal('This clinic shows nobody what it earns.');
      return revenueOf(em, await periodsIn(em, caller.clinic, input), caller.clinic);
    },
  ),
});
