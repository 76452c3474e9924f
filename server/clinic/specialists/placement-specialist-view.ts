import { z } from 'zod';
import { PlacementSpecialist as Contract } from '../../../shared/clinic/specialists.ts';
import { idOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { PlacementSpecialist } from './placement-specialist.entity.ts';
import { Specialist } from './specialist.entity.ts';

/** Loads whom an answer names, from the trash as well. */
export const withSpecialist = async (
  em: ClinicEm,
  link: PlacementSpecialist,
): Promise<PlacementSpecialist> => {
  await em.populate([link], ['specialist'], { filters: { live: false } });
  return link;
};

export const PlacementSpecialistAnswer = z
  .instanceof(PlacementSpecialist)
  .transform(
    ({ placement, specialist, ...fields }): z.input<typeof Contract> => ({
      ...fields,
      placementId: placement.id,
      specialist: specialist.getEntity(),
    }),
  )
  .pipe(Contract);

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}

/** A page of plain rows, which tell what they belong to by the key, together with those whom they name. */
export const withSpecialists = async <Row extends { placement: unknown; specialist: unknown }>(
  em: ClinicEm,
  { items, nextCursor }: Page<Row>,
) => {
  const ids = items.map(({ specialist }) => idOf(specialist));
  const known = await em.find(Specialist, { id: { $in: ids } }, { filters: { live: false } });
  const byId = new Map(known.map(specialist => [specialist.id, specialist]));
  return {
    nextCursor,
    items: items.flatMap(({ placement, specialist: key, ...fields }) => {
      // There is always one, for nothing is deleted, and the list of specialists is the whole clinic's.
      const specialist = byId.get(idOf(key));
      return specialist ? [{ ...fields, placementId: idOf(placement), specialist }] : [];
    }),
  };
};
