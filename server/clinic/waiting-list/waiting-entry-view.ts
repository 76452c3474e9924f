import { z } from 'zod';
import { WaitingEntry as Contract, WaitingList } from '../../../shared/clinic/waiting-list.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { notedPatient } from '../bookings/booking-view.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { WaitingEntry } from './waiting-entry.entity.ts';
import { WaitingOffer } from './waiting-offer.entity.ts';

/** An entry with what was offered, and with all relations loaded. */
export interface Listed {
  entry: WaitingEntry;
  offers: WaitingOffer[];
}

const evenGone = { filters: { live: false } };

/** Loads what an answer tells of entries, trashed relations included. */
export const withOffers = async (em: ClinicEm, entries: WaitingEntry[]): Promise<Listed[]> => {
  await em.populate(entries, ['service', 'practitioner', 'facility'], evenGone);
  // Looked up apart, because populating would drop the reference to a patient whom the reader may not see.
  await em.find(Patient, { id: { $in: entries.map(({ patient }) => patient.id) } }, evenGone);
  const offers = Map.groupBy(
    await em.find(
      WaitingOffer,
      { entry: { id: { $in: entries.map(({ id }) => id) } } },
      { populate: ['practitioner', 'facility'], ...evenGone },
    ),
    offer => offer.entry.id,
  );
  return entries.map(entry => ({ entry, offers: offers.get(entry.id) ?? [] }));
};

/** The same of one entry. */
export const oneWithOffers = async (em: ClinicEm, entry: WaitingEntry): Promise<Listed> => {
  const [listed] = await withOffers(em, [entry]);
  return listed ?? { entry, offers: [] };
};

/** What is told of an entry. */
export const answerOf = ({ entry, offers }: Listed): z.input<typeof Contract> => {
  const { patient, service, practitioner, facility, booking, offeredUntil, ...fields } = entry;
  const open = offers.find(({ status }) => status === 'open');
  return {
    ...fields,
    patient: notedPatient(patient),
    service: named(service.getEntity()),
    practitioner: practitioner ? personOf(practitioner.getEntity()) : null,
    facility: facility ? named(facility.getEntity()) : null,
    offer:
      open && offeredUntil
        ? {
            ...{ startsAt: open.startsAt, endsAt: open.endsAt, until: offeredUntil },
            practitioner: personOf(open.practitioner.getEntity()),
            facility: named(open.facility.getEntity()),
          }
        : null,
    passedOver: offers.filter(({ status }) => status === 'declined' || status === 'expired').length,
    bookingId: booking?.id ?? null,
  };
};

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
const personOf = (user: { id: string; fullName(): string }) => ({ id: user.id, name: user.fullName() });

export const WaitingEntryAnswer = z.custom<Listed>().transform(answerOf).pipe(Contract);
export const WaitingListAnswer = z
  .custom<{ items: Listed[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({ items: items.map(answerOf), nextCursor }))
  .pipe(WaitingList);
