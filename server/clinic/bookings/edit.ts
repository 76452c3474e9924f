import type { z } from 'zod';
import type { BookingChange } from '../../../shared/clinic/bookings.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Service } from '../services/service.entity.ts';
import type { Booking } from './booking/booking.entity.ts';
import { isChangedAlone } from './booking/changed-alone.ts';
import { withRelations } from './booking-view.ts';
import { expectGivenThere, expectOffered } from './expect-bookable.ts';
import { isAsked, refit } from './move.ts';
import { expectWithinHours } from './within-hours.ts';

/** Edits what of a booking can be edited in place (FD13): alone, or together with others of its series. */
export const edit = async (
  em: ClinicEm,
  booking: Booking,
  change: Omit<z.output<typeof BookingChange>, 'id' | 'version'>,
  { isAlone }: { isAlone: boolean },
): Promise<void> => {
  const { serviceId, endsAt, notes } = change;
  const before = { serviceId: booking.service.id, endsAt: booking.endsAt };
  // One that is no longer offered stays with what is booked.
  if (serviceId && serviceId !== before.serviceId)
    booking.changeService(expectOffered(await em.findOneOrFail(Service, { id: serviceId })));
  if (endsAt) booking.changeEnd(endsAt);
  if (notes !== undefined) booking.notes = notes;
  const isOtherService = booking.service.id !== before.serviceId;
  // So that a change of the series leaves it as it is (S18).
  if (isAlone && (isOtherService || +booking.endsAt !== +before.endsAt))
    booking.changedAlone = await isChangedAlone(em, booking);
  if (!serviceId && !endsAt && !isAsked(change)) return;
  await withRelations(em, booking);
  if (isOtherService) expectGivenThere(booking);
  if (booking.endsAt > before.endsAt) await expectWithinHours(em, booking, change.despite);
  await refit(em, booking, change);
};
