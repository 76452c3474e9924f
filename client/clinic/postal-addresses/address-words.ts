import type { Address, AddressKind } from '../../../shared/clinic/postal-addresses/address.ts';
import { addressLines, type WrittenAddress } from '../../../shared/clinic/postal-addresses/address-text.ts';
import { countries } from '../../../shared/countries.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

export type AddressKinds = Record<AddressKind, string>;

const elsewhere = {
  postal: t('Letters'),
  billing: t('Bills'),
  temporary: t('Temporary'),
};

export const patientAddressKinds: AddressKinds = { home: t('Home'), ...elsewhere };
/** Of a facility, and of the clinic. */
export const placeAddressKinds: AddressKinds = { home: t('Visitors'), ...elsewhere };

/** What one of them is called in a sentence. */
export const addressName =
  (kinds: AddressKinds) =>
  ({ kind, lines }: Pick<Address, 'kind' | 'lines'>) =>
    `${kinds[kind]}, ${lines}`;

type Holding = Pick<Address, 'kind' | 'isPrimary' | 'validFrom' | 'validTo'>;

const spanOf = ({ validFrom, validTo }: Holding, date: (day: string) => string) => {
  if (validFrom && validTo)
    return t('from {first} until {last}', { first: date(validFrom), last: date(validTo) });
  if (validFrom) return t('from {first}', { first: date(validFrom) });
  return validTo && t('until {last}', { last: date(validTo) });
};

/** What one of them is for, and whether and when it holds. */
export const addressState =
  (kinds: AddressKinds) =>
  (address: Holding, date: (day: string) => string): string =>
    [kinds[address.kind], !address.isPrimary && t('not in use'), spanOf(address, date)]
      .filter(Boolean)
      .join(', ');

const countryNames = new Intl.DisplayNames(ownLanguage, { type: 'region' });
export const countryOptions = countries
  .map(code => ({ value: code, label: countryNames.of(code) ?? code }))
  .toSorted((a, b) => a.label.localeCompare(b.label, ownLanguage));

/** On several lines, as it is written on a letter. */
export const writtenAddress = (address: WrittenAddress): string =>
  addressLines(address, ownLanguage).join('\n');
