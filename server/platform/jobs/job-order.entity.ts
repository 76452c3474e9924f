import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'JobOrder',
  schema: 'platform',
  tableName: 'job_orders',
  properties: {
    /** The name of the job, as its queue has it. */
    job: p.text().primary(),
    /** Since when nobody does it. */
    pausedAt: p.datetime(3).nullable(),
    pausedBy: p.uuid().nullable(),
    /** Asked to run now; null once it is queued. */
    wantedAt: p.datetime(3).nullable(),
  },
});

/** What operators want of a job. The role of the console may not touch the queue, so those who work it look here (decision 42). */
export class JobOrder extends schema.class {}
schema.setClass(JobOrder);
