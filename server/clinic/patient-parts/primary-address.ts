import { Temporal } from 'temporal-polyfill';
import type { AddressKind } from '../../../shared/clinic/patient-parts/addresses.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { PatientAddress } from './patient-address.entity.ts';

interface Span {
  validFrom?: string | null;
  validTo?: string | null;
}

interface Addressed extends Span {
  id: string;
  patient: { id: string };
  kind: AddressKind;
  isPrimary: boolean;
}

export const meet = (a: Span, b: Span): boolean =>
  (a.validFrom ?? '') <= (b.validTo ?? '9') && (b.validFrom ?? '') <= (a.validTo ?? '9');

/** The other primary ones of its kind, at some of its time. */
const rivalsOf = async (em: ClinicEm, address: Addressed): Promise<PatientAddress[]> => {
  const { id, patient, kind } = address;
  const primary = await em.find(PatientAddress, { patient: { id: patient.id }, kind, isPrimary: true });
  return primary.filter(other => other.id !== id && meet(other, address));
};

/** One that comes back from the trash is primary no more where another one is by now. */
export const giveWayToPrimary = async (em: ClinicEm, address: Addressed): Promise<void> => {
  if (address.isPrimary && (await rivalsOf(em, address)).length > 0) address.isPrimary = false;
};

/**
 * Makes room for a primary address: the one before it of its kind ends the day before it begins, or is primary no more where it
 * has no beginning of its own (P20). Whether that is so of all of them, the database asks at the end of the transaction.
 */
export const endFormerPrimary = async (em: ClinicEm, address: Addressed): Promise<void> => {
  const { validFrom, validTo, isPrimary } = address;
  if (validFrom && validTo && validTo < validFrom)
    throw new Refusal('A postal address cannot end before it begins.');
  if (!isPrimary) return;
  for (const other of await rivalsOf(em, address)) {
    if (validFrom && (other.validFrom ?? '') < validFrom)
      other.validTo = `${Temporal.PlainDate.from(validFrom).subtract({ days: 1 })}`;
    else other.isPrimary = false;
  }
};
