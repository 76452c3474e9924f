import type { ClinicFacts, ClinicRegistry } from '../clinics/clinics.ts';

/** So many names are looked up at most; whoever sends more has been refused for the first already. */
const MOST_LOOKED_UP = 5;

const isId = (name: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(name);

/** The names that are neither id nor short name of the own clinic; whoever has none is named wrongly by any. */
export const foreignNames = (
  named: readonly string[],
  own: Pick<ClinicFacts, 'id' | 'slug'> | null,
): string[] => {
  const names = named.map(name => name.toLowerCase());
  return names.filter(name => name !== own?.id && name !== own?.slug);
};

/** The first clinic that one of these names stands for, or null. */
export const clinicNamed = async (
  clinics: ClinicRegistry,
  names: readonly string[],
): Promise<ClinicFacts | null> => {
  for (const name of names.slice(0, MOST_LOOKED_UP)) {
    const clinic = await (isId(name) ? clinics.byId(name) : clinics.bySlug(name));
    if (clinic) return clinic;
  }
  return null;
};
