import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';

const schema = defineEntity({
  name: 'JobFailure',
  schema: 'platform',
  tableName: 'job_failures',
  uniques: [{ name: 'job_failures_once', properties: ['clinicId', 'job'] }],
  properties: {
    ...globalFields,
    clinicId: p.uuid(),
    /** The name of the job, as its queue has it. */
    job: p.text(),
    failedAt: p.datetime(3),
    /** The kind of what went wrong, never its message. */
    fault: p.text(),
    /** When the job was done in this clinic after it had failed; null while it was not. */
    endedAt: p.datetime(3).nullable(),
  },
});

/** That a job failed in one clinic, the last time: its run is of all clinics, and fails for any of them. */
export class JobFailure extends schema.class {}
schema.setClass(JobFailure);
