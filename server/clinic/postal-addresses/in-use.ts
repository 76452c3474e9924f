import type { AddressKind } from '../../../shared/clinic/postal-addresses/address.ts';
import { addressText, type WrittenAddress } from '../../../shared/clinic/postal-addresses/address-text.ts';
import { workTrail } from '../../work-trail.ts';

/** As much of an address as tells when it holds, and what for. */
export type Held = WrittenAddress & {
  kind: AddressKind;
  validFrom?: string | null;
  validTo?: string | null;
};

/**
 * Which of an owner's primary addresses visitors are sent to on a day: a temporary one before the one for good. Letters and
 * bills go elsewhere.
 */
export const addressOn = <T extends Held>(primaries: T[], day: string): T | undefined => {
  const held = primaries.filter(
    ({ validFrom, validTo }) => (validFrom ?? '') <= day && day <= (validTo ?? '9'),
  );
  return held.find(({ kind }) => kind === 'temporary') ?? held.find(({ kind }) => kind === 'home');
};

/** The same in one text, in the language of whoever reads it. */
export const textOn = (primaries: Held[], day: string, { locale }: { locale: string }): string | null => {
  const address = addressOn(primaries, day);
  const { language = 'en' } = workTrail();
  return address ? addressText(address, { locale, language }) : null;
};
