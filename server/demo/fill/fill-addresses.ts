import { countryOf } from '../../../shared/countries.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { FacilityAddress } from '../../clinic/facilities/facility-address.entity.ts';
import { ClinicAddress } from '../../clinic/profile/clinic-address.entity.ts';
import { changeClinic } from '../../clinic/profile/profile.ts';
import type { Changes } from '../../data/trails/audit-entry.entity.ts';
import { recordId } from '../factories/record-id.ts';
import { facilityId, someone } from '../plan/people.ts';
import { actingAs, asMember, missing, type Workplace } from '../plan/workplace.ts';

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

/** Where the clinic itself is, which is where its first facility is, and by which numbers offices know it: what its bills name. */
export const fillLetterhead = async (workplace: Workplace): Promise<void> => {
  const { blueprint, planes } = workplace;
  const owner = someone(blueprint, 'owner');
  const places = blueprint.facilities.slice(0, 1).map(({ address }) => ({
    ...{ ...address, id: recordId(blueprint.slug, 'clinic-address'), kind: 'home' as const },
    ...{ country: countryOf(blueprint.locale), isPrimary: true },
  }));
  const lacking = await missing(workplace, 'clinic_addresses', places);
  await asMember(workplace, owner, 'clinicAddresses.create', async em => {
    // Somebody told where it is by themselves.
    if ((await em.find(ClinicAddress, {}, { limit: 1 })).length > 0) return;
    for (const address of lacking) em.create(ClinicAddress, address);
  });
  const { registration } = blueprint;
  if (!registration) return;
  await changeClinic(planes, actingAs(workplace, owner, 'clinic.changeProfile'), clinic => {
    const changes: Changes = {};
    if (clinic.registration) return changes;
    clinic.registration = registration;
    return Object.assign(changes, { registration: { from: null, to: registration } });
  });
};
