import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { AddressKind } from '../../../shared/clinic/postal-addresses/address.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { textOn } from '../postal-addresses/in-use.ts';

interface Place {
  id: string;
  timeZone: string;
}

const Row = z.object({
  facilityId: z.string(),
  kind: AddressKind,
  lines: z.string(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});

/** Plain rows, also of a facility in the trash, where somebody may be expected still. */
const primaries = `
  select facility_id as "facilityId", kind, lines, postal_code as "postalCode", city, region, country,
    valid_from::text as "validFrom", valid_to::text as "validTo"
  from clinic.facility_addresses where facility_id = any(?::uuid[]) and is_primary and deleted_at is null`;

/**
 * Adds to facilities where they are, in one text: on the day that it is there at a moment, such as that of an appointment; today
 * unless told. Asked for all of them at once.
 */
export const whereFacilitiesAre = async (
  em: ClinicEm,
  facilities: { id: string }[],
  clinic: { locale: string },
) => {
  const ids = [...new Set(facilities.map(({ id }) => id))];
  const rows = ids.length > 0 ? await inClinic(em, Row, primaries, [`{${ids.join()}}`]) : [];
  const known = Map.groupBy(rows, ({ facilityId }) => facilityId);
  return <T extends Place>(facility: T, at = new Date()): T & { address: string | null } => {
    const day = Temporal.Instant.fromEpochMilliseconds(+at)
      .toZonedDateTimeISO(facility.timeZone)
      .toPlainDate();
    const address = textOn(known.get(facility.id) ?? [], `${day}`, clinic);
    return Object.assign({}, facility, { address });
  };
};

/** The same of one facility. */
export const whereFacilityIs = async <T extends Place>(
  em: ClinicEm,
  facility: T,
  clinic: { locale: string },
  at?: Date,
): Promise<T & { address: string | null }> =>
  (await whereFacilitiesAre(em, [facility], clinic))(facility, at);
