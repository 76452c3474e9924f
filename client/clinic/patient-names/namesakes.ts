import type { NotedPatient } from '../../../shared/clinic/bookings.ts';

type Named = { patient: NotedPatient };

/** Ids of those patients among these bookings, or entries, who share their name with another one there (P10). */
export const namesakesOf = (bookings: Named[]): Set<string> => {
  const idsByName = Map.groupBy(new Map(bookings.map(({ patient }) => [patient.id, patient])).values(), who =>
    who.name.toLocaleLowerCase(),
  );
  return new Set(
    [...idsByName.values()].filter(({ length }) => length > 1).flatMap(all => all.map(({ id }) => id)),
  );
};
