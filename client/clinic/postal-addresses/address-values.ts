import type { Address } from '../../../shared/clinic/postal-addresses/address.ts';
import { countryOf } from '../../../shared/countries.ts';

/** What the form shows of an address, or of a new one, which is in the clinic's country. */
export const addressValues = (address: Address | undefined, locale: string) => ({
  kind: address?.kind ?? 'home',
  lines: address?.lines ?? '',
  postalCode: address?.postalCode ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  country: address?.country ?? countryOf(locale),
  validFrom: address?.validFrom ?? null,
  validTo: address?.validTo ?? null,
  isPrimary: address?.isPrimary ?? true,
});

export type AddressField = keyof ReturnType<typeof addressValues>;
