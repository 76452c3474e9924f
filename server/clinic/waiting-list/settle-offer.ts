import type { z } from 'zod';
import type { OfferAcceptance } from '../../../shared/clinic/waiting-list.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { book } from '../bookings/book.ts';
import { expectPatient } from './expect-patient.ts';
import type { WaitingEntry } from './waiting-entry.entity.ts';
import { type Listed, oneWithOffers } from './waiting-entry-view.ts';
import { WaitingOffer } from './waiting-offer.entity.ts';

const openOfferOf = (em: ClinicEm, entry: WaitingEntry): Promise<WaitingOffer> =>
  em.findOneOrFail(WaitingOffer, { entry: { id: entry.id }, status: 'open' }, { populate: ['hold'] });

/** Books what is offered: the booking takes over what was kept, so nobody can come between (S39). */
export const acceptOffer = async (
  em: ClinicEm,
  entry: WaitingEntry,
  { despite }: Pick<z.output<typeof OfferAcceptance>, 'despite'>,
): Promise<Listed> => {
  entry.expectOffered(new Date());
  await expectPatient(em, entry);
  const offer = await openOfferOf(em, entry);
  const { hold, startsAt, practitioner, facility } = offer;
  const booking = await book(
    em,
    {
      ...{ patientId: entry.patient.id, serviceId: entry.service.id, startsAt, notes: null, despite },
      ...{ practitionerId: practitioner.id, facilityId: facility.id },
    },
    { offered: hold },
  );
  offer.status = 'accepted';
  entry.fulfil(booking);
  return oneWithOffers(em, entry);
};

/** Lets go of the time, which goes to the next in line; it is not offered to this patient again. */
export const declineOffer = async (em: ClinicEm, entry: WaitingEntry): Promise<void> => {
  entry.waitOn();
  await letGo(em, entry);
};

/** Ends the wait, and lets go of what is offered. */
export const withdrawEntry = async (em: ClinicEm, entry: WaitingEntry): Promise<void> => {
  const isOffered = entry.status === 'offered';
  entry.withdraw();
  if (isOffered) await letGo(em, entry);
};

const letGo = async (em: ClinicEm, entry: WaitingEntry): Promise<void> => {
  const offer = await openOfferOf(em, entry);
  offer.hold.getEntity().letGo();
  offer.status = 'declined';
};

/** Keeps the time for so many minutes from now, but not beyond its beginning, nor shorter than the patient was told. */
export const extendOffer = async (em: ClinicEm, entry: WaitingEntry, minutes: number): Promise<void> => {
  entry.expectOffered(new Date());
  const offer = await openOfferOf(em, entry);
  const wished = Math.min(Date.now() + minutes * MINUTE, +offer.startsAt);
  const until = new Date(Math.max(wished, +(entry.offeredUntil ?? 0)));
  entry.extend(until);
  offer.hold.getEntity().expiresAt = until;
};
