import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { sortName } from '../../server/clinic/patients/patient.entity.ts';
import { foldedNumber } from '../../server/clinic/patients/terms/folded-number.ts';
import { searchTerms } from '../../server/clinic/patients/terms/search-terms.ts';
import { searchTokens } from '../../server/clinic/patients/terms/search-tokens.ts';
import { Keyring } from '../../server/data/vault/keyring.ts';
import type { Vault } from '../../server/data/vault/vault.ts';
import { patientsSql, peopleSql, somePeopleSql } from './fill-sql.ts';

/** Clinics that somebody calls for; of the others nobody reads what was sealed. */
const CALLED = 2;
const AT_ONCE = 2000;

interface Person {
  no: string;
  tenantId: string;
  id: string;
  at: Date;
  firstName: string;
  lastName: string;
  birthDate: string;
  sex: string;
  identifier: string;
  email: string;
  phone: string;
}

/** Makes the patients as the application would, sealed and with its tokens; answers how many. */
export const fillPatients = async (admin: pg.Client, vault: Vault): Promise<number> => {
  await admin.query(peopleSql);
  const rings = await keyrings(admin, vault);
  let last = 0;
  for (;;) {
    const { rows } = await admin.query<Person>(somePeopleSql, [last, AT_ONCE]);
    if (rows.length === 0) return last;
    await admin.query(patientsSql, [
      JSON.stringify(rows.map(person => sealed(rings(person.tenantId), person))),
    ]);
    last = Number(rows.at(-1)?.no);
  }
};

const keyrings = async (admin: pg.Client, vault: Vault): Promise<(clinicId: string) => Keyring> => {
  const { rows } = await admin.query<{ id: string }>('select id from sized order by no limit $1', [CALLED]);
  const rings = new Map<string, Keyring>();
  for (const { id } of rows) {
    await vault.make(id, 1);
    await vault.load(id);
    rings.set(id, vault.keyringOf(id));
  }
  return clinicId => {
    const ring = rings.get(clinicId) ?? new Keyring(clinicId, new Map([[1, randomBytes(32)]]));
    rings.set(clinicId, ring);
    return ring;
  };
};

const sealed = (ring: Keyring, person: Person) => {
  const { tenantId, id, at, identifier } = person;
  const bytes = (column: string, text: string): string =>
    ring.seal({ clinicId: tenantId, table: 'clinic.patients', column, id }, text).toString('hex');
  return {
    ...{ tenant: tenantId, id, at, alerts: bytes('alerts', '[]'), sex: bytes('sex', person.sex) },
    ...{ first: bytes('first_name', person.firstName), last: bytes('last_name', person.lastName) },
    ...{ birth: bytes('birth_date', person.birthDate), identifier: bytes('identifier', identifier) },
    ...{ email: bytes('email', person.email), phone: bytes('phone', person.phone) },
    ...{ number_key: ring.token(foldedNumber(identifier)), name_order: ring.orderOf(sortName(person)) },
    tokens: searchTokens(ring, ...searchTerms(person)),
  };
};
