import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import type { Clinic } from '../../access/clinics/clinic.entity.ts';
import { type Held, textOn } from '../../clinic/postal-addresses/in-use.ts';

type Located = Pick<Clinic, 'id' | 'timeZone' | 'locale'>;
type Place = Held & { clinicId: string };

const places = `
  select c as "clinicId", p.kind, p.lines, p.postal_code as "postalCode", p.city, p.region, p.country,
    p.valid_from as "validFrom", p.valid_to as "validTo"
  from unnest(?::uuid[]) c cross join lateral security.clinic_places(c) p`;

/** The condition on clinics, as `a`, that such a place is theirs. */
export const IS_PLACED = `exists (select from security.clinic_places(a.id) p
  where concat_ws(' ', p.lines, p.postal_code, p.city, p.region) ilike ?)`;

/** Adds to clinics where they are today: what the database tells the platform plane of their addresses. */
export const withPlaces = async <T extends Located>(
  em: SqlEntityManager,
  clinics: T[],
): Promise<(T & { address: string | null })[]> => {
  if (clinics.length === 0) return [];
  const rows = await em.execute<Place[]>(places, [`{${clinics.map(({ id }) => id).join()}}`]);
  const known = Map.groupBy(rows, ({ clinicId }) => clinicId);
  return clinics.map(clinic => {
    const today = `${Temporal.Now.plainDateISO(clinic.timeZone)}`;
    return Object.assign({}, clinic, { address: textOn(known.get(clinic.id) ?? [], today, clinic) });
  });
};
