import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { JobFailure } from './job-failure.entity.ts';

/** Keeps that a job failed in a clinic, so that whoever leads it can be told. */
export const noteJobFailure = (
  planes: Planes,
  { job, clinicId, fault }: { job: string; clinicId: string; fault: string },
): Promise<void> =>
  inPlatform(planes, async em => {
    const found = await em.findOne(JobFailure, { clinicId, job });
    const now = { failedAt: new Date(), fault, endedAt: null };
    if (found) em.assign(found, now);
    else em.create(JobFailure, { clinicId, job, ...now });
  });

/** Where a job failed before and has now been done. */
export const noteJobDone = (planes: Planes, job: string, done: Pick<ClinicAtWork, 'id'>[]): Promise<void> =>
  inPlatform(planes, async em => {
    const clinicId = { $in: done.map(({ id }) => id) };
    for (const failure of await em.find(JobFailure, { job, clinicId, endedAt: null }))
      failure.endedAt = new Date();
  });
