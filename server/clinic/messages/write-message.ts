import { LockMode } from '@mikro-orm/core';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { booking } from '../settings/kinds.ts';
import { Message } from './message.entity.ts';
import { messageLetter } from './message-letter.ts';
import { settleUpTo } from './settle.ts';

interface Sender {
  clinic: { id: string; name: string; locale: string };
  /** The clinic's portal. */
  link: string;
}

/** Refused where the patient could never read it: who has no way into the portal is called instead. */
const expectReader = async (em: ClinicEm, { status, email }: Patient): Promise<void> => {
  const { patientPortal, portalMessages } = (await settingsOf(em, booking)).values;
  if (!patientPortal || !portalMessages)
    throw new Refusal('Messages are switched off. Please switch them on in the settings for bookings first.');
  if (status === 'deceased') throw new Refusal('This patient has died.');
  if (!email)
    throw new Refusal(
      'This patient has no e-mail address in their record, and so no way into the portal. Please call them.',
    );
};

/** Whether something waits for the patient already, of which a letter has told. */
const isToldOf = async (em: ClinicEm, patient: Patient): Promise<boolean> =>
  (await em.findOne(Message, { patient, sender: 'clinic', readAt: null })) !== null;

/**
 * Writes to a patient. A letter says so, once until they have read: the patient's row is locked, so that of two who write at the
 * same time one finds the other's message.
 */
export const writeMessage = async (
  em: ClinicEm,
  { patientId, text }: { patientId: string; text: string },
  { clinic, link }: Sender,
): Promise<Message> => {
  const patient = await em.findOneOrFail(
    Patient,
    { id: patientId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  await expectReader(em, patient);
  const isTold = await isToldOf(em, patient);
  const message = em.create(Message, { patient, sender: 'clinic', text });
  // Flushed, so that the letter knows what it is about.
  await em.flush();
  await settleUpTo(em, message, message.createdAt);
  if (!isTold && patient.email && patient.contactConsent !== 'refused') {
    const facts = { recipient: patient.email, patient: patient.calledBy(), clinic: clinic.name, link };
    const language = firstLanguage(patient.language, clinic.locale);
    const letter = inLanguage(language, () => messageLetter(facts));
    post(em, clinic.id, { ...letter, aboutId: message.id });
  }
  return message;
};

/** Whether a message waits to be read still by whoever reads this address, as the letter says that may have waited for hours (S41). */
export const isMessageUnread = async (em: ClinicEm, id: string, recipient: string): Promise<boolean> => {
  const message = await em.findOne(Message, { id, readAt: null });
  const patient = message && (await em.findOne(Patient, { id: message.patient.id }));
  return patient?.email === recipient && patient.status !== 'deceased';
};
