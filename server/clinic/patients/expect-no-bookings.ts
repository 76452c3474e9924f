import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { bookingsToCome } from '../dependents/bookings-to-come.ts';
import { Patient } from './patient.entity.ts';

/** Refuses while bookings of the patient are to come, at whichever facility; NOT_FOUND for one whom the actor does not see. */
export const expectNoBookings = async (planes: Planes, actor: Actor, id: string): Promise<void> => {
  await asActor(planes, actor, em => em.findOneOrFail(Patient, { id }), { readOnly: true });
  const { count } = await bookingsToCome(planes, actor, 'patient', id);
  if (count > 0)
    throw new Refusal(
      '{count, plural, =1 {This patient has a booking to come. Please cancel it first.} other {This patient has {count} bookings to come. Please cancel them first.}}',
      { count },
    );
};
