import { base, de, en, Faker } from '@faker-js/faker';
import { wordsOf } from '../../server/clinic/patients/terms/fold.ts';

/** A name, and as it stands in an e-mail address. */
export interface Name {
  name: string;
  mail: string;
}

const COUNT = 400;

/** A few hundred first and last names; crossed, they make enough people. */
export const someNames = (): { first: Name[]; last: Name[] } => {
  const faker = new Faker({ locale: [de, en, base], seed: 20 });
  const english = new Faker({ locale: [en, base], seed: 21 });
  const pick = (draw: () => string): Name[] => {
    const own = new Set<string>();
    for (let tries = 0; own.size < COUNT && tries < 20 * COUNT; tries++) own.add(draw());
    return [...own].map(name => ({
      name,
      mail: wordsOf(name)
        .join('')
        .replace(/[^a-z]/g, ''),
    }));
  };
  return {
    first: pick(() => (faker.datatype.boolean() ? faker : english).person.firstName()),
    last: pick(() => (faker.datatype.boolean() ? faker : english).person.lastName()),
  };
};
