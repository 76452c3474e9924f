import {
  type ClinicWithWork,
  clinicsWithWork,
  type WorkToFind,
} from '../../access/clinics/clinics-with-work.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { extendTrail } from '../../work-trail.ts';
import type { JobContext } from './jobs.ts';

/** Does the next few things of a clinic, as its own actor; answers whether there may be more. */
type Batch = (planes: Planes, clinic: ClinicWithWork) => Promise<boolean>;

/**
 * Works through the clinics that have such work, a batch of each in turn, so that one with ten thousand things to do holds up no
 * other (OPS-2). Clinics without any are not looked into, however many there are. A clinic that fails keeps no other from its
 * turn; the run fails once all others are done, and is tried again. Answers how many clinics that were.
 */
export const inEachClinic = async (
  { planes, signal }: JobContext,
  work: WorkToFind,
  batch: Batch,
): Promise<{ clinics: number }> => {
  const failures: unknown[] = [];
  let clinics = await clinicsWithWork(planes, work);
  const worked = { clinics: clinics.length };
  while (clinics.length > 0) {
    const unfinished: ClinicWithWork[] = [];
    for (const clinic of clinics) {
      signal.throwIfAborted();
      extendTrail({ clinic: clinic.id });
      const isUnfinished = await batch(planes, clinic).catch((error: unknown) => {
        failures.push(error);
        return false;
      });
      if (isUnfinished) unfinished.push(clinic);
    }
    clinics = unfinished;
  }
  if (failures.length > 0) throw failures[0];
  return worked;
};
