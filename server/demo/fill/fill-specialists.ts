import type { SpecialistRole } from '../../../shared/clinic/specialists.ts';
import { Placement } from '../../clinic/placements/placement.entity.ts';
import { PlacementSpecialist } from '../../clinic/specialists/placement-specialist.entity.ts';
import { Specialist } from '../../clinic/specialists/specialist.entity.ts';
import { demoFaker } from '../factories/demo-faker.ts';
import { phrasesFor } from '../factories/phrases.ts';
import { recordId } from '../factories/record-id.ts';
import { someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

const roles: SpecialistRole[] = ['treating', 'referring', 'consulting'];
/** So many patients of a demo clinic stay somewhere (see `fill-forms.ts`). */
const PLACEMENTS = 3;

/** Who outside the clinic looks after its patients, and two of them for each placement. */
export const fillSpecialists = async (workplace: Workplace): Promise<number> => {
  const { blueprint } = workplace;
  const { locale, seed, slug } = blueprint;
  const faker = demoFaker(locale, seed, slug, 'specialists');
  const specialists = phrasesFor(faker).specialists.map(([profession, organisation], n) => ({
    ...{ id: recordId(slug, 'specialist', n), profession, organisation },
    name: `Dr. ${faker.person.firstName()} ${faker.person.lastName()}`,
    phone: faker.helpers.replaceSymbols('+49 30 5550###'),
    email: `contact${n}@specialists.example`,
    address: `${faker.location.streetAddress()}\n${faker.helpers.arrayElement(blueprint.towns)}`,
  }));
  const links = Array.from({ length: PLACEMENTS * 2 }, (_, n) => ({
    id: recordId(slug, 'placement specialist', n),
    placementId: recordId(slug, 'placement', n % PLACEMENTS),
    specialistId: recordId(slug, 'specialist', n % specialists.length),
    role: roles[n % roles.length] ?? 'treating',
  }));
  const [people, lacking] = [
    await missing(workplace, 'specialists', specialists),
    await missing(workplace, 'placement_specialists', links),
  ];
  return asMember(workplace, someone(blueprint, 'provider'), 'specialists.create', async em => {
    let added = people.length;
    for (const specialist of people) em.create(Specialist, specialist);
    await em.flush();
    for (const { placementId, specialistId, ...link } of lacking) {
      const placement = await em.findOne(Placement, { id: placementId });
      const specialist = await em.findOne(Specialist, { id: specialistId });
      // Somebody put one of them into the trash meanwhile.
      if (!placement || !specialist) continue;
      em.create(PlacementSpecialist, { ...link, placement, specialist });
      added += 1;
    }
    return added;
  });
};
