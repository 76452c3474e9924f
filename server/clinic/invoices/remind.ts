import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { MOST_REMINDERS, type NewReminder, REMINDER_PAUSE_DAYS } from '../../../shared/clinic/invoices.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Checkout } from './ledger/checkout.entity.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import { InvoiceReminder } from './ledger/invoice-reminder.entity.ts';
import { lockInvoice, todayIn } from './numbers.ts';
import { reminderLetter } from './reminder-letter.ts';
import { sumsOf } from './sums.ts';

interface Clinic {
  id: string;
  name: string;
  timeZone: string;
  locale: string;
}

const patientOf = (em: ClinicEm, { patient }: { patient: { id: string } }): Promise<Patient> =>
  em.findOneOrFail(Patient, { id: patient.id }, { filters: { live: false } });

/** Where to write to; whoever cannot be written to is asked by a letter. */
const addressOf = ({ email, status, deletedAt, contactConsent }: Patient): string => {
  if (status === 'deceased')
    throw new Refusal('This patient has died, so no e-mail is sent. Please choose a letter.');
  if (deletedAt)
    throw new Refusal('This patient is in the trash, so no e-mail is sent. Please choose a letter.');
  if (contactConsent === 'refused')
    throw new Refusal('This patient wants no e-mails from the clinic. Please choose a letter.');
  if (!email) throw new Refusal('There is no e-mail address of this patient. Please choose a letter.');
  return email;
};

const daysFrom = (day: string, other: string): number =>
  Temporal.PlainDate.from(day).until(other, { largestUnit: 'day' }).days;

/** Whether a bank has said that it will pay, and has not yet (MY26). */
const isOnItsWay = async (em: ClinicEm, { id }: { id: string }): Promise<boolean> =>
  (await em.findOne(Checkout, { invoice: { id }, state: 'pending' })) !== null;

/** Which reminder is next, or why there is none. */
const nextLevel = (before: InvoiceReminder[], today: string): number => {
  const last = before.at(-1);
  if (before.length >= MOST_REMINDERS) throw new Refusal('The third and last reminder was sent already.');
  if (last && daysFrom(last.sentOn, today) < REMINDER_PAUSE_DAYS)
    throw new Refusal('The last reminder was sent less than {count} days ago.', {
      count: REMINDER_PAUSE_DAYS,
    });
  if (last && last.payBy >= today)
    throw new Refusal('The last reminder gives time until its new day. Please wait until that is over.');
  return before.length + 1;
};

/** Reminds of an invoice that is overdue, and tells its patient where they are written to (FIN-1, MY27). */
export const remindOfInvoice = async (
  em: ClinicEm,
  { id, version, how, payBy }: z.output<typeof NewReminder>,
  clinic: Clinic,
): Promise<Invoice> => {
  // Whoever pays at this moment is waited for, so that nobody is asked for what came.
  (await lockInvoice(em, id)).expectIssued();
  const invoice = await findVersion(em, Invoice, { id, version });
  return remindOn(em, invoice, { how, payBy, sentOn: todayIn(clinic) }, clinic);
};

/** The same on that day. */
export const remindOn = async (
  em: ClinicEm,
  invoice: Invoice,
  { how, payBy, sentOn }: Pick<z.output<typeof NewReminder>, 'how' | 'payBy'> & { sentOn: string },
  clinic: Clinic,
): Promise<Invoice> => {
  const { balance } = await sumsOf(em, invoice);
  if (balance <= 0) throw new Refusal('Nothing is owed of this invoice any more.');
  if (await isOnItsWay(em, invoice))
    throw new Refusal('A payment of this invoice is on its way. Please wait until it is here.');
  if (!invoice.dueOn || invoice.dueOn >= sentOn) throw new Refusal('This invoice is not overdue yet.');
  const before = await em.find(InvoiceReminder, { invoice: { id: invoice.id } }, { orderBy: { level: 1 } });
  const level = nextLevel(before, sentOn);
  if (payBy <= sentOn) throw new Refusal('The new day until when it is to be paid must be still to come.');
  if (daysFrom(sentOn, payBy) > 180)
    throw new Refusal('Please give at most 180 days to pay what is overdue.');
  const patient = await patientOf(em, invoice);
  const recipient = how === 'mail' ? addressOf(patient) : null;
  const facts = { level, balance, payBy };
  const reminder = em.create(InvoiceReminder, {
    ...{ invoice, patient: invoice.patient, how, sentOn },
    ...facts,
  });
  if (recipient) {
    const { name, locale } = clinic;
    // Nobody reads it now: whoever caused it may read another language.
    const letter = inLanguage(firstLanguage(patient.language, locale), () =>
      reminderLetter({ ...facts, recipient, patient: patient.calledBy(), clinic: name, locale, invoice }),
    );
    post(em, clinic.id, { ...letter, aboutId: reminder.id });
  }
  return invoice;
};

/**
 * Whether what a reminder says is so now (S41, MY27): it may have waited for hours for a mail server, and the invoice may have been
 * paid, a part of it as well, or the patient have died meanwhile.
 */
export const isReminderTrue = async (
  em: ClinicEm,
  reminderId: string,
  recipient: string,
): Promise<boolean> => {
  const reminder = await em.findOne(InvoiceReminder, { id: reminderId });
  if (!reminder) return false;
  const { email, status, deletedAt, contactConsent } = await patientOf(em, reminder);
  if (email !== recipient || status === 'deceased' || deletedAt || contactConsent === 'refused') return false;
  if (await isOnItsWay(em, reminder.invoice)) return false;
  return (await sumsOf(em, reminder.invoice)).balance === reminder.balance;
};
