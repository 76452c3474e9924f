import { base, de, en, Faker } from '@faker-js/faker';
import { searchTerms } from '../../server/clinic/patients/search-terms.ts';

/** A name as it is stored, searched for and put into an e-mail address. */
export interface Name {
  name: string;
  terms: string[];
  mail: string;
}

const COUNT = 400;

/**
 * A few hundred first and last names; crossed, they make enough people. No term is shared between a first and a last
 * name, so the terms of a patient are those of both without a duplicate, as the application would store them.
 */
export const someNames = (): { first: Name[]; last: Name[] } => {
  const faker = new Faker({ locale: [de, en, base], seed: 20 });
  const english = new Faker({ locale: [en, base], seed: 21 });
  const taken = new Set<string>();
  const pick = (draw: () => string): Name[] => {
    const own = new Map<string, Name>();
    for (let tries = 0; own.size < COUNT && tries < 20 * COUNT; tries++) {
      const named = nameOf(draw());
      if (!named.terms.some(term => taken.has(term))) own.set(named.name, named);
    }
    for (const { terms } of own.values()) for (const term of terms) taken.add(term);
    return [...own.values()];
  };
  return {
    first: pick(() => (faker.datatype.boolean() ? faker : english).person.firstName()),
    last: pick(() => (faker.datatype.boolean() ? faker : english).person.lastName()),
  };
};

const nameOf = (name: string): Name => {
  const terms = searchTerms({ firstName: name, lastName: '' });
  return { name, terms, mail: (terms[0] ?? '').replace(/[^a-z]/g, '') };
};
