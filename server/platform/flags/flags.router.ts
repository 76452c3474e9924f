import { FlagsList, FlagView } from '../../../shared/platform/console-flags.ts';
import { FlagChange } from '../../../shared/platform/flags.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { FeatureFlag } from '../../access/clinics/feature-flag.entity.ts';
import { setFlag } from '../../access/clinics/feature-flags.ts';
import { router } from '../../api/trpc.ts';
import { acts, reads } from '../console/console.ts';

export const flags = router({
  list: reads('flags:read', Nothing, FlagsList).query(async ({ ctx: { em } }) => ({
    items: await em.find(FeatureFlag, {}, { orderBy: { key: 'asc' } }),
  })),

  /** Makes a flag, or changes what is given of one. */
  set: acts('flags:write', 'flag.set', FlagChange, FlagView).mutation(({ ctx: { planes, hand }, input }) =>
    setFlag(planes, hand, input),
  ),
});
