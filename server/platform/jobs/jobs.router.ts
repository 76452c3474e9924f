import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import type { Message } from '../../../shared/i18n/translate.ts';
import { JobKinds, JobPause, JobRunsPage, JobRunsQuery, JobToRun } from '../../../shared/platform/jobs.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { router } from '../../api/trpc.ts';
import { pageOf } from '../../data/lists/page.ts';
import { Refusal } from '../../errors.ts';
import { changes, reads } from '../console/console.ts';
import { JobOrder } from './job-order.entity.ts';
import { jobKinds, matchingRuns, newestRuns } from './job-runs.ts';

const NO_SUCH_JOB: Message = 'There is no such job.';

/** What is wanted of a job that some server has announced. */
const orderOf = async (em: SqlEntityManager, job: string): Promise<JobOrder> => {
  const kinds = await jobKinds(em);
  if (!kinds.some(kind => kind.job === job)) throw new TRPCError({ code: 'NOT_FOUND', message: NO_SUCH_JOB });
  return (await em.findOne(JobOrder, { job })) ?? em.create(JobOrder, { job });
};

export const jobs = router({
  /** What ran lately, and how it went. */
  runs: reads('jobs:read', JobRunsQuery, JobRunsPage).query(async ({ ctx: { em }, input }) =>
    pageOf(await matchingRuns(em, input), newestRuns, input),
  ),

  kinds: reads('jobs:read', Nothing, JobKinds).query(async ({ ctx: { em } }) => ({
    items: await jobKinds(em),
  })),

  /** Has it run once more within seconds, whenever it is due: what failed is tried again so. */
  run: changes('jobs:control', 'job.run', JobToRun, Done).mutation(async ({ ctx: { em }, input }) => {
    const order = await orderOf(em, input.job);
    if (order.pausedAt) throw new Refusal('This job is paused. Please let it go on first.');
    order.wantedAt = new Date();
    return { done: true };
  }),

  /** Keeps every server from doing it, or lets them go on; what is under way ends as it would. */
  pause: changes('jobs:control', 'job.pause', JobPause, Done).mutation(
    async ({ ctx: { em, operator }, input: { job, paused } }) => {
      const order = await orderOf(em, job);
      if (paused === Boolean(order.pausedAt))
        throw new Refusal(paused ? 'This job is paused already.' : 'This job is not paused.');
      order.pausedAt = paused ? new Date() : null;
      order.pausedBy = paused ? operator.id : null;
      return { done: true };
    },
  ),
});
