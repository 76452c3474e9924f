import { may } from '../../../shared/permissions.ts';
import { covers, type Membership } from '../../access/memberships/membership.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';

/** Undefined is nothing asked; null is the whole clinic, which only those who are bound to none may give or touch. */
const isWithin = (own: string[] | null, asked: string[] | null | undefined): boolean =>
  asked === undefined || covers(own, asked);

/** NOT_FOUND for a facility that is not the clinic's or is in its trash. */
export const findFacilities = async (em: ClinicEm, ids: string[] | null | undefined): Promise<Facility[]> => {
  const found: Facility[] = [];
  for (const id of ids ?? []) found.push(await em.findOneOrFail(Facility, { id }));
  return found;
};

/** Refuses whoever is bound to facilities where a member works elsewhere, too (TEN-8). */
export const expectWithin = ({ facilities }: Membership, ...asked: (string[] | null | undefined)[]): void => {
  if (!asked.every(facilityIds => isWithin(facilities, facilityIds)))
    throw new Refusal('You can only change members who work in your own facilities.');
};

/** Nobody locks themselves out, only an owner makes or unmakes owners, and who is bound to facilities stays there. */
export const guard = (
  actor: Membership,
  user: { id?: string; role: string; facilityIds?: string[] | null },
  change: { role?: string; status?: string; facilityIds?: string[] | null },
): void => {
  // The database says so as well (trigger keep_scope); this only says it in words.
  expectWithin(actor, user.facilityIds, change.facilityIds);
  const demoted = change.role !== undefined && !may(change.role as 'owner', 'users:write');
  if (user.id === actor.userId && (demoted || change.status === 'inactive'))
    throw new Refusal('You cannot take your own access away. Please ask another administrator.');
  if (actor.role !== 'owner' && (user.role === 'owner' || change.role === 'owner'))
    throw new Refusal('Only an owner can change who is an owner.');
};
