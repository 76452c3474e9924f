import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { CommunicationValues, OrganizationValues } from '../../../shared/clinic/settings.ts';
import type { Clinic } from '../../access/clinics/clinic.entity.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { whereFacilitiesAre } from '../facilities/where-facilities-are.ts';
import { uidOf } from '../ics/booking-uid.ts';
import { CommunicationSettings } from '../settings/communication-settings.entity.ts';
import { communication, organization } from '../settings/kinds.ts';
import { noticeLetter } from './notice-letters.ts';
import { type NoticeKind, PatientNotice } from './patient-notice.entity.ts';

/** What letters need to know of a clinic. */
export type ClinicFacts = Pick<Clinic, 'id' | 'name' | 'locale'>;

/** What is decided once for a batch of letters. */
export interface Turn {
  /** Id of the clinic's own row of the settings that rule its letters. */
  communicationId: string;
  clock: z.output<typeof OrganizationValues>['clock'];
  /** Whether the clinic writes of changes: what a letter puts into a calendar is moved and taken out there by others (S34). */
  tellsChanges: boolean;
}

/** Which letters the clinic wants to be sent. */
export const wantedLetters = async (em: ClinicEm): Promise<z.output<typeof CommunicationValues>> =>
  (await settingsOf(em, communication)).values;

/** Waits until no other process writes letters of this clinic, and keeps all others waiting until the commit. */
export const takeTurn = async (em: ClinicEm): Promise<Turn> => {
  const own = { tenantId: { $ne: null } };
  const { id } = await em.findOneOrFail(CommunicationSettings, own, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const { clock } = (await settingsOf(em, organization)).values;
  return { communicationId: id, clock, tellsChanges: (await wantedLetters(em)).mailChanges };
};

/** These bookings, trashed ones too, with everything that a letter names. */
export const bookingsToTellOf = (em: ClinicEm, ids: string[]) =>
  em.find(
    Booking,
    { id: { $in: ids } },
    {
      filters: { live: false },
      populate: ['patient', 'practitioner', 'facility'],
      orderBy: { startsAt: 1, id: 1 },
    },
  );
export type ToldBooking = Awaited<ReturnType<typeof bookingsToTellOf>>[number];

/** Where the facilities of these bookings are, each at its time. */
export const placesOf = (em: ClinicEm, bookings: ToldBooking[], clinic: ClinicFacts) =>
  whereFacilitiesAre(
    em,
    bookings.map(({ facility }) => facility.$),
    clinic,
  );
type Where = Awaited<ReturnType<typeof placesOf>>;

/** Whether there is somebody to write to. */
export const isReachable = ({ patient }: ToldBooking): boolean => {
  const { email, deletedAt, status, contactConsent } = patient.$;
  return Boolean(email) && !deletedAt && status !== 'deceased' && contactConsent !== 'refused';
};

/** Writes down that the patient was told, and the letter that tells it unless there is nothing to tell. */
export const writeNotice = (
  em: ClinicEm,
  booking: ToldBooking,
  about: { kind: NoticeKind; upTo: Date | null; before?: Date },
  {
    clinic,
    clock,
    tellsChanges,
    where,
  }: { clinic: ClinicFacts; where: Where } & Omit<Turn, 'communicationId'>,
): void => {
  const { kind, upTo, before } = about;
  const notice = em.create(PatientNotice, { booking, kind, startsAt: booking.startsAt, upTo });
  const { email, language } = booking.patient.$;
  if (kind === 'nothing' || !email) return;
  const factsOf = () => ({
    ...{
      recipient: email,
      patient: booking.patient.$.calledBy(),
      clinic: clinic.name,
      locale: clinic.locale,
      clock,
    },
    ...{
      practitioner: booking.practitioner.$.fullName(),
      facility: where(booking.facility.$, booking.startsAt),
    },
    ...{ startsAt: booking.startsAt, endsAt: booking.endsAt, ...(before && { before }) },
    ...{ uid: uidOf(booking), version: booking.version, changedAt: booking.updatedAt },
  });
  // Nobody reads it now: whoever caused it may read another language.
  const { calendar, ...letter } = inLanguage(firstLanguage(language, clinic.locale), () =>
    noticeLetter(kind, factsOf()),
  );
  post(em, clinic.id, { ...letter, ...(tellsChanges && calendar && { calendar }), aboutId: notice.id });
};
