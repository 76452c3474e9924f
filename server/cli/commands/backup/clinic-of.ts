import { Clinic } from '../../../access/clinics/clinic.entity.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { takeInFound } from '../../../operations/backups/found-backups.ts';
import { openTarget } from '../../../operations/backups/targets/open-target.ts';
import { StartupError } from '../../../startup-error.ts';
import type { Session } from '../../terminal/command.ts';

/** The clinic whose backups are meant. */
export const clinicOf = async (planes: Planes, slug: string): Promise<Clinic> => {
  const clinic = await planes.platform.em.fork().findOne(Clinic, { slug });
  if (!clinic) throw new StartupError(`There is no clinic at "${slug}". See: npm run medflow -- clinic list`);
  return clinic;
};

/** The clinic, with whatever backups of it there are. */
export const withFound = async (planes: Planes, { env }: Pick<Session, 'env'>, slug: string) => {
  const [clinic, target] = [await clinicOf(planes, slug), await openTarget(env)];
  await takeInFound({ planes, target }, clinic.id);
  return { clinic, target };
};
