import { JobRunsPage, JobRunsQuery, JobSchedules } from '../../../shared/platform/jobs.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { router } from '../../api/trpc.ts';
import { pageOf } from '../../data/lists/page.ts';
import { reads } from '../console/console.ts';
import { jobSchedules, matchingRuns, newestRuns } from './job-runs.ts';

export const jobs = router({
  /** What ran lately, and how it went. */
  runs: reads('jobs:read', JobRunsQuery, JobRunsPage).query(async ({ ctx: { em }, input }) =>
    pageOf(await matchingRuns(em, input), newestRuns, input),
  ),

  schedules: reads('jobs:read', Nothing, JobSchedules).query(({ ctx: { em } }) => jobSchedules(em)),
});
