import { countryOf } from '../../../shared/countries.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { FacilityAddress } from '../../clinic/facilities/facility-address.entity.ts';
import { recordId } from '../factories/record-id.ts';
import { facilityId, someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

/** Where the facilities are. */
export const fillFacilityAddresses = async (workplace: Workplace): Promise<void> => {
  const { blueprint } = workplace;
  const country = countryOf(blueprint.locale);
  const planned = blueprint.facilities.map(({ address }, n) => ({
    ...{ ...address, id: recordId(blueprint.slug, 'facility-address', n), kind: 'home' as const },
    ...{ country, isPrimary: true, facilityId: facilityId(blueprint, n) },
  }));
  const lacking = await missing(workplace, 'facility_addresses', planned);
  await asMember(workplace, someone(blueprint, 'owner'), 'facilityAddresses.create', async em => {
    const facilities = new Map((await em.find(Facility, {})).map(facility => [facility.id, facility]));
    for (const { facilityId: at, ...address } of lacking) {
      const facility = facilities.get(at);
      // Somebody put it into the trash meanwhile.
      if (facility) em.create(FacilityAddress, { ...address, facility });
    }
  });
};
