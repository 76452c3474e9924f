import { Temporal } from 'temporal-polyfill';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { keptSides } from '../e-invoices/sides.ts';
import { PatientAddress } from '../patient-parts/patient-address.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { billedOn, inClinicWords } from '../postal-addresses/in-use.ts';
import { ClinicAddress } from '../profile/clinic-address.entity.ts';
import { organization } from '../settings/kinds.ts';
import { partsOf, wholeInvoice } from './invoice-view.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import { lockInvoice, nextNumber, todayIn } from './numbers.ts';

export interface Seller {
  name: string;
  timeZone: string;
  locale: string;
  /** Its register and tax numbers. */
  registration?: string | null | undefined;
}

/** Issues a draft under the next number, and answers with all that it says from then on (MY2, MY4). */
export const issueInvoice = async (
  em: ClinicEm,
  { id, version }: { id: string; version: number },
  clinic: Seller,
) => {
  // Of two who issue it at once, the second one waits here, and is told its number.
  (await lockInvoice(em, id)).expectDraft();
  const invoice = await findVersion(em, Invoice, { id, version });
  const issuedOn = todayIn(clinic);
  // Read before there is a number, for which everybody else waits who issues (MY3).
  const parts = await partsOf(em, invoice);
  if (parts.lines.some(({ visitedOn }) => visitedOn > issuedOn))
    throw new Refusal('A visit that is still to come cannot be on an invoice.');
  return wholeInvoice(em, await issueOn(em, invoice, clinic, issuedOn), parts);
};

/** What it says as of that day, under the number that is next now. */
export const issueOn = async (
  em: ClinicEm,
  invoice: Invoice,
  clinic: Seller,
  issuedOn: string,
): Promise<Invoice> => {
  const { patient } = invoice;
  const seller = billedOn(await em.find(ClinicAddress, { isPrimary: true }), issuedOn);
  const ofPatient = { patient: { id: patient.id }, isPrimary: true };
  const recipient = billedOn(await em.find(PatientAddress, ofPatient), issuedOn);
  const named = await em.findOneOrFail(Patient, { id: patient.id }, { filters: { live: false } });
  const says = {
    ...{ issuedOn, dueOn: await dueOf(em, invoice, issuedOn) },
    ...{ seller: clinic.name, sellerAddress: inClinicWords(seller, clinic) },
    ...{ recipient: named.fullName(), recipientAddress: inClinicWords(recipient, clinic) },
    sides: keptSides(clinic, { seller, recipient }),
  };
  invoice.issue({ ...says, number: await nextNumber(em, 'invoice') });
  return invoice;
};

const dueOf = async (em: ClinicEm, { dueOn }: Invoice, issuedOn: string): Promise<string> => {
  if (dueOn && dueOn < issuedOn) throw new Refusal('An invoice is not due before it is issued.');
  const { paymentDays } = (await settingsOf(em, organization)).values;
  return dueOn ?? `${Temporal.PlainDate.from(issuedOn).add({ days: paymentDays })}`;
};
