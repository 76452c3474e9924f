import { clinicsWithWork, type WorkToFind } from '../../server/access/clinics/clinics-with-work.ts';
import { planes } from './world.ts';

/**
 * Does the work of one clinic as its job does, until nothing is left: as long as the database names the clinic among those that
 * have some, so that what it fails to name is not done.
 */
export const whereDue = async (
  { id }: { id: string },
  work: () => WorkToFind,
  batch: () => Promise<boolean>,
): Promise<void> => {
  const isNamed = async () => (await clinicsWithWork(planes, work())).some(clinic => clinic.id === id);
  if (await isNamed()) while (await batch());
};
