import { MINUTE } from '../../../shared/durations.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import type { Hold } from '../bookings/booking/hold.entity.ts';
import { keep } from '../bookings/holds.ts';
import { whereFacilitiesAre } from '../facilities/where-facilities-are.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import { booking as bookingSettings, organization } from '../settings/kinds.ts';
import { expectPatient } from './expect-patient.ts';
import { offerLetter } from './offer-letter.ts';
import type { WaitingEntry } from './waiting-entry.entity.ts';
import { WaitingOffer } from './waiting-offer.entity.ts';

/** Nobody can be asked, and come, in less. */
export const NOT_SOONER_MS = 60 * MINUTE;
const LONGEST_MS = 24 * 60 * MINUTE;

/**
 * When an offer of a time ends: after a third of what is left until then, so that two more can be asked in time, and after a
 * day at most (S40).
 */
export const offerEnd = (startsAt: Date, now: number): Date =>
  new Date(now + Math.min(LONGEST_MS, Math.floor((+startsAt - now) / 3)));

/** What an offer tells besides its time. */
export interface OfferFacts {
  clinic: ClinicFacts;
  /** Where the clinic's portal for patients is, if it has one. */
  portal: string;
  now: number;
}

export interface Offered {
  practitionerId: string;
  facilityId: string;
  startsAt: Date;
}

/**
 * Keeps a time for a patient who waits, and writes to them. Hold, offer and letter are one transaction: whoever is told
 * of a time has it, and nobody else can take it (S39).
 */
export const makeOffer = async (
  em: ClinicEm,
  entry: WaitingEntry,
  offered: Offered,
  { clinic, portal, now }: OfferFacts,
): Promise<WaitingOffer> => {
  if (+offered.startsAt < now + NOT_SOONER_MS)
    throw new Refusal('This time begins too soon to be offered. Please call the patient and book it.');
  await expectPatient(em, entry);
  const until = offerEnd(offered.startsAt, now);
  entry.offer(until);
  const who = { serviceId: entry.service.id, patientId: entry.patient.id };
  const hold = await keep(em, { ...who, ...offered }, until);
  const offer = em.create(WaitingOffer, {
    ...{ entry, hold, practitioner: hold.practitioner, facility: hold.facility },
    ...{ startsAt: hold.startsAt, endsAt: hold.endsAt },
  });
  await write(em, hold, { clinic, portal, until, offer });
  return offer;
};

/** Whether a time is kept for the patient still, as the letter says that may have waited for a mail server (S41). */
export const isOfferOpen = async (em: ClinicEm, offerId: string): Promise<boolean> => {
  const offer = await em.findOne(WaitingOffer, { id: offerId, status: 'open' }, { populate: ['entry'] });
  const until = offer?.entry.$.offeredUntil;
  return until != null && +until > Date.now();
};

const write = async (
  em: ClinicEm,
  { patient, practitioner, facility, startsAt }: Hold,
  { clinic, portal, until, offer }: Omit<OfferFacts, 'now'> & { until: Date; offer: WaitingOffer },
): Promise<void> => {
  const offered = await em.findOneOrFail(Patient, { id: patient?.id ?? '' });
  if (!offered.email || offered.contactConsent === 'refused') return;
  const { clock } = (await settingsOf(em, organization)).values;
  const { patientPortal } = (await settingsOf(em, bookingSettings)).values;
  const facts = {
    ...{
      recipient: offered.email,
      patient: offered.calledBy(),
      clinic: clinic.name,
      locale: clinic.locale,
      clock,
    },
    practitioner: practitioner.getEntity().fullName(),
    ...{ startsAt, until, portal: patientPortal ? portal : null },
  };
  const where = await whereFacilitiesAre(em, [facility], clinic);
  const language = firstLanguage(offered.language, clinic.locale);
  const letter = inLanguage(language, () =>
    offerLetter({ ...facts, facility: where(facility.getEntity(), startsAt) }),
  );
  post(em, clinic.id, { ...letter, aboutId: offer.id });
};
