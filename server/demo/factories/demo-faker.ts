import { base, de, en, en_AU, en_US, Faker, type LocaleDefinition } from '@faker-js/faker';
import { recordId } from './record-id.ts';

const languages: Record<string, LocaleDefinition[]> = {
  'de-DE': [de, en, base],
  'en-AU': [en_AU, en, base],
  'en-US': [en_US, en, base],
};

/** A faker in the language of a clinic; the same seed and key make the same people. */
export const demoFaker = (locale: string, seed: number, ...key: string[]): Faker => {
  const faker = new Faker({ locale: languages[locale] ?? [en, base] });
  faker.seed([seed, Number.parseInt(recordId(...key).slice(0, 8), 16)]);
  return faker;
};
