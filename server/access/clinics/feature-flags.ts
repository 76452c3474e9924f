import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { FlagChange } from '../../../shared/platform/flags.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { FeatureFlag } from './feature-flag.entity.ts';

/** What decides on a flag in a clinic; of the lists no more than the clinic itself is needed. */
export type Rule = Pick<FeatureFlag, 'key' | 'enabled' | 'percentage' | 'onFor' | 'offFor'>;

/** Where a clinic stands among a hundred: the same for ever, and another one for each flag. */
const placeOf = (key: string, clinicId: string): number =>
  createHash('sha256').update(`${key}|${clinicId}`).digest().readUInt32BE() % 100;

/** Whether a clinic has a feature: its own lists first, then the switch and the share. */
export const isOn = ({ key, enabled, percentage, onFor, offFor }: Rule, clinicId: string): boolean => {
  if (offFor.includes(clinicId)) return false;
  return onFor.includes(clinicId) || (enabled && placeOf(key, clinicId) < percentage);
};

/** Makes a flag, or changes what is given of one. */
export const setFlag = (
  planes: Planes,
  by: PlatformActor,
  { key, ...given }: z.output<typeof FlagChange>,
): Promise<FeatureFlag> =>
  inPlatform(planes, async em => {
    const known = await em.findOne(FeatureFlag, { key });
    const { description } = given;
    if (!known && !description)
      throw new Refusal('There is no flag called {key}. Describe it to make it.', { key });
    const flag = known
      ? em.assign(known, given)
      : em.create(FeatureFlag, { ...given, key, description: description ?? '' });
    recordSystemAction(em, by, { action: known ? 'flag.change' : 'flag.create', entityId: key });
    return flag;
  });
