import { randomUUID } from 'node:crypto';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { PatientAddress } from '../patient-parts/patient-address.entity.ts';
import { PatientContact } from '../patient-parts/patient-contact.entity.ts';
import { PatientIdentifier } from '../patient-parts/patient-identifier.entity.ts';
import type { Patient } from '../patients/patient.entity.ts';
import { folded } from '../patients/terms/fold.ts';
import { wholePhone } from '../patients/terms/phone-terms.ts';
import { meet } from '../postal-addresses/primary-address.ts';
import type { Made } from './patient-merge.entity.ts';
import type { Row } from './rows.ts';

const phoneOf = (phone: string): string => wholePhone(phone) ?? phone;
const text = (...values: (string | boolean | null | undefined)[]): string =>
  JSON.stringify(values.map(value => folded(`${value ?? ''}`)));

/** What a part says, so that of two which say the same one is enough; undefined of what is told twice if it was said twice. */
const saidBy = (row: Row): string | undefined => {
  if (row instanceof PatientContact) {
    const { name, relation, phone, email, isEmergency } = row;
    return text('contact', name, relation, phone && phoneOf(phone), email, isEmergency);
  }
  if (row instanceof PatientAddress) {
    const { kind, lines, postalCode, city, region, country, validFrom, validTo } = row;
    return text('address', kind, lines, postalCode, city, region, country, validFrom, validTo);
  }
  return undefined;
};

/** Which of the rows that come say what one of the kept one's says already (P5). */
export const doublesAmong = async (em: ClinicEm, kept: Patient, coming: Row[]): Promise<Set<Row>> => {
  const own: Row[] = [
    ...(await em.find(PatientContact, { patient: kept })),
    ...(await em.find(PatientAddress, { patient: kept })),
  ];
  const said = new Set(own.map(saidBy));
  return new Set(coming.filter(row => !row.deletedAt && saidBy(row) && said.has(saidBy(row))));
};

/** Which addresses that come are primary beside a primary one of the kept one, of their kind and at one time. */
export const secondPrimaries = async (em: ClinicEm, kept: Patient, coming: Row[]) => {
  const own = await em.find(PatientAddress, { patient: kept, isPrimary: true });
  return new Set(
    coming.filter(
      (row): row is PatientAddress =>
        row instanceof PatientAddress &&
        row.isPrimary &&
        !row.deletedAt &&
        own.some(other => other.kind === row.kind && meet(other, row)),
    ),
  );
};

interface Left {
  identifier?: string | null;
  phone?: string | null;
  email?: string | null;
}

/** Keeps as parts what only one of could stay with the patient, unless a part says it already (P4). */
export const keepAsParts = async (
  em: ClinicEm,
  kept: Patient,
  left: Left,
  coming: Row[],
): Promise<Made[]> => {
  const made: Made[] = [];
  const rows = [...coming, ...(await em.find(PatientContact, { patient: kept }))].filter(
    row => !row.deletedAt,
  );
  const contacts = rows.filter(row => row instanceof PatientContact);
  const isReached = { phone: (n: string) => contacts.some(c => c.phone && phoneOf(c.phone) === phoneOf(n)) };
  const hasEmail = (address: string) => contacts.some(c => c.email && folded(c.email) === folded(address));
  const phone = left.phone && !isReached.phone(left.phone) ? left.phone : null;
  const email = left.email && !hasEmail(left.email) ? left.email : null;
  if (phone || email) {
    const id = randomUUID();
    em.create(PatientContact, { id, patient: kept, phone, email });
    made.push({ entity: 'PatientContact', id });
  }
  if (left.identifier) {
    const id = randomUUID();
    em.create(PatientIdentifier, { id, patient: kept, kind: 'former', value: left.identifier });
    made.push({ entity: 'PatientIdentifier', id });
  }
  return made;
};
