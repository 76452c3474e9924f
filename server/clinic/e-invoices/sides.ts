import type { WrittenAddress } from '../../../shared/clinic/postal-addresses/address-text.ts';
import { countryOf } from '../../../shared/countries.ts';
import { type TaxNumbers, taxNumbersIn } from './tax-numbers.ts';

/** A postal address in its parts. */
export interface Place {
  lines: string;
  postalCode: string | null;
  city: string | null;
  region: string | null;
  country: string;
}

/** What an invoice keeps of both sides besides their names, in parts, as it was when it was issued (MY4). */
export interface Sides {
  /** `country` is that of the address, or where clinics of its language and region are. */
  seller: TaxNumbers & { place: Place | null; country: string };
  recipient: { place: Place | null };
}

const placeOf = (address: WrittenAddress | undefined): Place | null =>
  address
    ? {
        ...{ lines: address.lines, postalCode: address.postalCode ?? null, city: address.city ?? null },
        ...{ region: address.region ?? null, country: address.country },
      }
    : null;

export const keptSides = (
  clinic: { locale: string; registration?: string | null | undefined },
  addresses: { seller: WrittenAddress | undefined; recipient: WrittenAddress | undefined },
): Sides => {
  const place = placeOf(addresses.seller);
  const country = place?.country ?? countryOf(clinic.locale);
  return {
    seller: { place, country, ...taxNumbersIn(clinic.registration, country) },
    recipient: { place: placeOf(addresses.recipient) },
  };
};
