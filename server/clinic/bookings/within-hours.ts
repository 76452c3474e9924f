import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { NeedsReason, Refusal } from '../../errors.ts';
import type { Booking } from './booking/booking.entity.ts';
import { expectBookable, type Parts, warningsOf } from './expect-bookable.ts';

/** What a booking is made of; its relations are loaded (`withRelations`). */
const partsOf = ({ patient, service, practitioner, facility }: Booking): Parts => ({
  patient: patient.isInitialized() ? patient.getEntity() : null,
  service: service.getEntity(),
  practitioner: practitioner.getEntity(),
  facility: facility.getEntity(),
});

/** A booking that claims its time again is held to what a new one is held to (S24). */
export const expectBookableAgain = async (
  em: ClinicEm,
  booking: Booking,
  given: { reason: string } | undefined,
): Promise<void> => {
  const parts = partsOf(booking);
  // The booking is there to be seen, so it is no answer that somebody is missing.
  if (parts.patient?.deletedAt) throw new Refusal('This patient is in the trash. Please restore them first.');
  expectBookable(parts);
  await expectWithinHours(em, booking, given);
};

/**
 * A booking that takes more time, or takes its time again, warns as a new one does where that lies outside the hours; what
 * was passed over for a reason before is not asked again (S6, S24). Its relations are loaded.
 */
export const expectWithinHours = async (
  em: ClinicEm,
  booking: Booking,
  given: { reason: string } | undefined,
): Promise<void> => {
  if (booking.despiteWarnings.includes('outside-hours')) return;
  const { startsAt, endsAt } = booking;
  const warnings = await warningsOf(em, { ...partsOf(booking), startsAt, endsAt });
  const outside = warnings.filter(({ kind }) => kind === 'outside-hours');
  if (outside.length === 0) return;
  if (!given) throw new NeedsReason(outside);
  booking.despiteReason = given.reason;
  booking.despiteWarnings = [...booking.despiteWarnings, 'outside-hours'];
};
