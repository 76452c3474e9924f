import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';

/**
 * Where a record goes for which no facility was named: nowhere, for those who work for the whole clinic; to the only
 * facility of an actor who is bound to one, who could not see it otherwise (TEN-8).
 */
export const defaultFacility = (em: ClinicEm): string | null => {
  const { facilities } = actorOf(em);
  if (facilities === null) return null;
  const [only, ...others] = facilities;
  if (!only || others.length > 0) throw new Refusal('Please choose one of your facilities.');
  return only;
};
