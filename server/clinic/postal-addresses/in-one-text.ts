import { countryOf } from '../../../shared/countries.ts';
import { addressOn, type Held, textOn } from './in-use.ts';
import { endFormerPrimary } from './primary-address.ts';

type Owned = Held & { id: string; isPrimary: boolean };

interface Telling<T> {
  /** The owner's primary ones. */
  primaries: T[];
  today: string;
  clinic: { locale: string };
  make: (fields: { kind: 'home'; lines: string; country: string; isPrimary: true }) => T;
  remove: (address: T) => unknown;
}

/**
 * Where an owner is from today on, told as one text by forms and programs that know no more of it: it becomes the lines of the
 * address in use. What says the same as before changes nothing, so that nobody's parts of an address are lost.
 */
export const tellInOneText = <T extends Owned>(text: string | null, telling: Telling<T>): void => {
  const { primaries, today, clinic, make, remove } = telling;
  if (text === textOn(primaries, today, clinic)) return;
  const home = addressOn(
    primaries.filter(({ kind }) => kind === 'home'),
    today,
  );
  if (!text) {
    if (home) remove(home);
  } else if (home) Object.assign(home, { lines: text, postalCode: null, city: null, region: null });
  else {
    const country = countryOf(clinic.locale);
    endFormerPrimary(make({ kind: 'home', lines: text, country, isPrimary: true }), primaries);
  }
};
