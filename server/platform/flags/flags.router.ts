import { FlagsList, FlagView } from '../../../shared/platform/console-flags.ts';
import { FlagChange } from '../../../shared/platform/flags.ts';
import { RollBackView } from '../../../shared/platform/roll-back.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { FeatureFlag } from '../../access/clinics/feature-flag.entity.ts';
import { setFlag } from '../../access/clinics/feature-flags.ts';
import { router } from '../../api/trpc.ts';
import { acts, reads } from '../console/console.ts';
import { readTriggers } from '../roll-back/triggers.ts';

export const flags = router({
  list: reads('flags:read', Nothing, FlagsList).query(async ({ ctx: { em } }) => ({
    items: await em.find(FeatureFlag, {}, { orderBy: { key: 'asc' } }),
  })),

  /** What a share is taken back for, as it is now (LIT-14). */
  triggers: reads('flags:read', Nothing, RollBackView).query(async ({ ctx: { em } }) => ({
    at: new Date(),
    readings: await readTriggers(em),
  })),

  /** Makes a flag, or changes what is given of one. */
  set: acts('flags:write', 'flag.set', FlagChange, FlagView).mutation(({ ctx: { planes, hand }, input }) =>
    setFlag(planes, hand, input),
  ),
});
