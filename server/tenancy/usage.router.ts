import { Nothing } from '../../shared/scalars.ts';
import { UsageReport } from '../../shared/usage.ts';
import { authorized, router } from '../trpc.ts';
import { usageOf } from './usage.ts';

export const usage = router({
  report: authorized('usage:read', 'GET /usage', Nothing, UsageReport).query(({ ctx: { planes, caller } }) =>
    usageOf(planes, caller.clinic.id),
  ),
});
