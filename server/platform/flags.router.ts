import { FlagsList, FlagView } from '../../shared/console-flags.ts';
import { FlagChange } from '../../shared/flags.ts';
import { Nothing } from '../../shared/scalars.ts';
import { FeatureFlag } from '../tenancy/feature-flag.entity.ts';
import { setFlag } from '../tenancy/feature-flags.ts';
import { router } from '../trpc.ts';
import { acts, reads } from './console.ts';

export const flags = router({
  list: reads('flags:read', Nothing, FlagsList).query(async ({ ctx: { em } }) => ({
    items: await em.find(FeatureFlag, {}, { orderBy: { key: 'asc' } }),
  })),

  /** Makes a flag, or changes what is given of one. */
  set: acts('flags:write', 'flag.set', FlagChange, FlagView).mutation(({ ctx: { planes, hand }, input }) =>
    setFlag(planes, hand, input),
  ),
});
