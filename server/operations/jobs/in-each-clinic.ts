import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { extendTrail } from '../../work-trail.ts';
import type { JobContext } from './jobs.ts';

/** Does the next few things of a clinic, as its own actor; answers whether there may be more. */
type Batch = (planes: Planes, clinic: AtWork) => Promise<boolean>;
type AtWork = Pick<Clinic, 'id' | 'name' | 'locale'>;

/**
 * Works through the clinics that are at work, a batch of each in turn, so that one with ten thousand things to do holds up no
 * other (OPS-2). A clinic that fails keeps no other from its turn; the run fails once all others are done, and is tried again.
 */
export const inEachClinic = async ({ planes, signal }: JobContext, batch: Batch): Promise<void> => {
  const failures: unknown[] = [];
  let clinics = await clinicsAtWork(planes);
  while (clinics.length > 0) {
    const unfinished: AtWork[] = [];
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
};

/** Those that can be changed: nobody writes in the name of a clinic that is suspended, past due or closing (TEN-2). */
const clinicsAtWork = (planes: Planes): Promise<AtWork[]> =>
  inPlatform(
    planes,
    em =>
      em.find(
        Clinic,
        { status: { $in: ['trial', 'active'] } },
        { fields: ['id', 'name', 'locale'], orderBy: { id: 1 } },
      ),
    { readOnly: true },
  );
