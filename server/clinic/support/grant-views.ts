import type { SupportGrant } from '../../access/callers/support-grant.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { namesOf } from '../users/names.ts';

/** Who looks at grants. */
export interface GrantReader {
  planes: Planes;
  actor: Actor;
  caller: { clinic: { name: string } };
}

/** Grants, with their operators loaded, as the clinic reads them: with the names of the members who approved them. */
export const viewsOf = async ({ planes, actor }: GrantReader, grants: SupportGrant[]) => {
  const nameOf = await asActor(
    planes,
    // An operator who has just left may not look any more, and needs no member's name.
    { ...actor, grantId: null, userId: null },
    em =>
      namesOf(
        em,
        grants.map(({ approvedBy }) => approvedBy),
      ),
    { readOnly: true },
  );
  return grants.map(grant =>
    Object.assign({}, grant, {
      status: grant.status(),
      operator: grant.operator.getEntity().name,
      decidedBy: grant.approvedBy ? nameOf(grant.approvedBy) : null,
    }),
  );
};
