import { useMay, useSession } from '../../session.tsx';

/** What moves may lie at any facility, so whoever is bound to some merges nobody. */
export const useMayMerge = (): boolean => {
  const may = useMay();
  const { facilityIds } = useSession();
  return may('patients:trash') && facilityIds === null;
};
