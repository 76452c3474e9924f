import {
  type ClinicWithWork,
  clinicsWithWork,
  type WorkToFind,
} from '../../access/clinics/clinics-with-work.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { noteJobDone, noteJobFailure } from '../../platform/jobs/job-failures.ts';
import { extendTrail, workTrail } from '../../work-trail.ts';
import { JobFailed } from './job-failed.ts';
import type { JobContext } from './jobs.ts';

/** Does the next few things of a clinic, as its own actor; answers whether there may be more. */
type Batch = (planes: Planes, clinic: ClinicWithWork) => Promise<boolean>;

/**
 * Works through the clinics that have such work, a batch of each in turn, so that one with ten thousand things to do holds up no
 * other (OPS-2). Clinics without any are not looked into, however many there are. A clinic that fails keeps no other from its
 * turn, and whoever leads it finds that on its page of status; the run fails once all others are done, and is tried again. Answers how
 * many clinics that were.
 */
export const inEachClinic = async (
  { planes, signal }: JobContext,
  work: WorkToFind,
  batch: Batch,
): Promise<{ clinics: number }> => {
  const { job } = workTrail();
  const failures = new Map<string, unknown>();
  const all = await clinicsWithWork(planes, work);
  let clinics = all;
  while (clinics.length > 0) {
    const unfinished: ClinicWithWork[] = [];
    for (const clinic of clinics) {
      signal.throwIfAborted();
      extendTrail({ clinic: clinic.id });
      const isUnfinished = await batch(planes, clinic).catch((error: unknown) => {
        failures.set(clinic.id, error);
        return false;
      });
      if (isUnfinished) unfinished.push(clinic);
    }
    clinics = unfinished;
  }
  if (job) await keepOutcome(planes, job, { all, failures });
  for (const failure of failures.values()) throw failure;
  return { clinics: all.length };
};

const keepOutcome = async (
  planes: Planes,
  job: string,
  { all, failures }: { all: ClinicWithWork[]; failures: ReadonlyMap<string, unknown> },
): Promise<void> => {
  for (const [clinicId, error] of failures)
    await noteJobFailure(planes, { job, clinicId, fault: new JobFailed(error).message });
  const done = all.filter(({ id }) => !failures.has(id));
  if (done.length > 0) await noteJobDone(planes, job, done);
};
