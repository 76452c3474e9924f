import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { Seal } from '../../data/trails/seal.entity.ts';
import type { Anchor } from './anchors.ts';
import { headOf } from './chain.ts';

/** By what the trail of a clinic is known; null where nothing was ever sealed. */
export const headIn = (planes: Planes, clinicId: string): Promise<Anchor | null> =>
  asActor(
    planes,
    systemActor(clinicId, 'trails.head'),
    async em => {
      const [last] = await em.find(Seal, {}, { orderBy: { number: 'desc' }, limit: 1 });
      return last ? headOf(last) : null;
    },
    { readOnly: true },
  );
