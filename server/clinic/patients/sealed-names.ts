import { z } from 'zod';
import { opening } from '../../data/lists/opening.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient, patientName } from './patient.entity.ts';

/** What a statement of our own selects of a patient `p` to say a name. */
export const NAMES =
  'p.first_name as "firstName", p.last_name as "lastName", p.preferred_name as "preferredName"';

const Sealed = z.instanceof(Uint8Array);

/** What such a statement answers. */
export const sealedNames = { firstName: Sealed, lastName: Sealed, preferredName: Sealed.nullable() };

interface SealedNames {
  firstName: Uint8Array;
  lastName: Uint8Array;
  preferredName?: Uint8Array | null;
}

/** Says the names of patients whom a statement selected; `id` is the patient's. */
export const namesIn = (em: ClinicEm) => {
  const first = opening(em, Patient, 'firstName');
  const last = opening(em, Patient, 'lastName');
  const preferred = opening(em, Patient, 'preferredName');
  return (id: string, { firstName, lastName, preferredName }: SealedNames): string =>
    patientName({
      firstName: first(id, firstName),
      lastName: last(id, lastName),
      preferredName: preferredName && preferred(id, preferredName),
    });
};
