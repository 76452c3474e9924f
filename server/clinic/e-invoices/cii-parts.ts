import type { Place } from './sides.ts';
import { element, type Xml } from './xml.ts';

/** An element of the vocabulary that nearly all of CII is written in. */
export const ram = (
  name: string,
  content: string | (Xml | undefined)[],
  attributes?: Record<string, string>,
): Xml => element(`ram:${name}`, content, attributes);

const digits = (day: string): string => day.replaceAll('-', '');

/** A day, as 102 of UN/EDIFACT: eight digits. */
export const dateTime = (name: string, day: string): Xml =>
  ram(name, [element('udt:DateTimeString', digits(day), { format: '102' })]);

/** The same where a document is referred to, which another vocabulary says. */
export const formattedDateTime = (name: string, day: string): Xml =>
  ram(name, [element('qdt:DateTimeString', digits(day), { format: '102' })]);

export const period = (from: string, to: string): Xml =>
  ram('BillingSpecifiedPeriod', [dateTime('StartDateTime', from), dateTime('EndDateTime', to)]);

/** Either is left out where it is not known. */
export const known = (name: string, text: string | null | undefined, attributes?: Record<string, string>) =>
  text ? ram(name, text, attributes) : undefined;

/** A postal address; what stands above the town has three lines. */
export const address = ({ lines, postalCode, city, region, country }: Place): Xml => {
  const [first, second, ...rest] = lines.split('\n').filter(line => line.trim() !== '');
  return ram('PostalTradeAddress', [
    known('PostcodeCode', postalCode),
    known('LineOne', first),
    known('LineTwo', second),
    known('LineThree', rest.join(', ')),
    known('CityName', city),
    ram('CountryID', country),
    known('CountrySubDivisionName', region),
  ]);
};
