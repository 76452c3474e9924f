import { Temporal } from 'temporal-polyfill';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { tellInOneText } from '../postal-addresses/in-one-text.ts';
import type { Facility } from './facility.entity.ts';
import { FacilityAddress } from './facility-address.entity.ts';

/** Takes on where a facility is from today on, as one text; nothing is told of it by undefined. */
export const tellAddress = async (
  em: ClinicEm,
  facility: Facility,
  text: string | null | undefined,
  clinic: { locale: string },
): Promise<void> => {
  if (text === undefined) return;
  tellInOneText(text, {
    primaries: await em.find(FacilityAddress, { facility: { id: facility.id }, isPrimary: true }),
    today: `${Temporal.Now.plainDateISO(facility.timeZone)}`,
    clinic,
    make: fields => em.create(FacilityAddress, { ...fields, facility }),
    remove: address => em.remove(address),
  });
};
