import { UsageReport } from '../../../shared/clinic/usage.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { authorized, router } from '../../api/trpc.ts';
import { usageOf } from './usage.ts';

export const usage = router({
  report: authorized('usage:read', 'GET /usage', Nothing, UsageReport).query(({ ctx: { planes, caller } }) =>
    usageOf(planes, caller.clinic.id),
  ),
});
