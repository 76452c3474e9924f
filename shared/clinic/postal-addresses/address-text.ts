import { countryOf } from '../../countries.ts';
import type { Address } from './address.ts';

/** Where the town stands before the region and the code; elsewhere the code comes first (Universal Postal Union). */
const townFirst: ReadonlySet<string> = new Set('AU CA GB GG IE IM IN JE NZ PR SG US ZA'.split(' '));

export type WrittenAddress = Pick<Address, 'lines' | 'country'> &
  Partial<Pick<Address, 'postalCode' | 'city' | 'region'>>;

/** An address as it is written on a letter, each of its lines by itself; the country in this language. */
export const addressLines = (address: WrittenAddress, language: string): string[] => {
  const { lines, postalCode, city, region, country } = address;
  const town = townFirst.has(country) ? [city, region, postalCode] : [postalCode, city, region];
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
  return [lines, town.filter(Boolean).join(' '), name].filter(Boolean);
};

/** The same in one text, as the people of the clinic's own country write it: without the country where it is theirs. */
export const addressText = (
  address: WrittenAddress,
  { locale, language }: { locale: string; language: string },
): string => {
  const lines = addressLines(address, language);
  return (address.country === countryOf(locale) ? lines.slice(0, -1) : lines).join(', ');
};
