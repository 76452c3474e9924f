import type { AddressKind } from '../../../shared/clinic/postal-addresses/address.ts';
import { addressText, type WrittenAddress } from '../../../shared/clinic/postal-addresses/address-text.ts';
import { languageOf } from '../../../shared/i18n/languages.ts';
import { workTrail } from '../../work-trail.ts';

/** As much of an address as tells when it holds, and what for. */
export type Held = WrittenAddress & {
  kind: AddressKind;
  validFrom?: string | null;
  validTo?: string | null;
};

const addressHolds = ({ validFrom, validTo }: Held, day: string): boolean =>
  (validFrom ?? '') <= day && day <= (validTo ?? '9');

/**
 * Which of an owner's primary addresses visitors are sent to on a day: a temporary one before the one for good. Letters and
 * bills go elsewhere.
 */
export const addressOn = <T extends Held>(primaries: T[], day: string): T | undefined => {
  const held = primaries.filter(one => addressHolds(one, day));
  return held.find(({ kind }) => kind === 'temporary') ?? held.find(({ kind }) => kind === 'home');
};

/** Where an owner's bills go on a day: the address for them, or else the one for good. */
export const billedOn = <T extends Held>(primaries: T[], day: string): T | undefined => {
  const held = primaries.filter(one => addressHolds(one, day));
  return held.find(({ kind }) => kind === 'billing') ?? held.find(({ kind }) => kind === 'home');
};

/** An address in one text of the clinic's language, or none. */
export const inClinicWords = (
  address: WrittenAddress | undefined,
  { locale }: { locale: string },
): string | null => (address ? addressText(address, { locale, language: languageOf(locale) ?? 'en' }) : null);

/** The same in one text, in the language of whoever reads it. */
export const textOn = (primaries: Held[], day: string, { locale }: { locale: string }): string | null => {
  const address = addressOn(primaries, day);
  const { language = 'en' } = workTrail();
  return address ? addressText(address, { locale, language }) : null;
};
