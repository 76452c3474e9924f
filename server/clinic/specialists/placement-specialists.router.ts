import {
  NewPlacementSpecialist,
  PlacementSpecialistPage,
  PlacementSpecialistQuery,
} from '../../../shared/clinic/specialists.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Placement } from '../placements/placement.entity.ts';
import { PlacementSpecialist } from './placement-specialist.entity.ts';
import { PlacementSpecialistAnswer, withSpecialist, withSpecialists } from './placement-specialist-view.ts';
import { Specialist } from './specialist.entity.ts';

const here = { withinFacilities: true };
const listed = listOf(PlacementSpecialist, sortedBy(['createdAt']), {
  where: ({ placementId }: { placementId: string; limit: number }) => ({ placement_id: placementId }),
});

/** Who looks after the patient of a placement (CLI-4). */
export const placementSpecialists = router({
  list: allowed(
    'clinical:read',
    'GET /placement-specialists',
    PlacementSpecialistQuery,
    PlacementSpecialistPage,
    { readsPatients: true },
  ).query(async call => {
    const { em } = call.ctx;
    const placement = await em.findOneOrFail(Placement, { id: call.input.placementId });
    recordAccess(em, [placement.patient.id]);
    return withSpecialists(em, await listed(call));
  }),

  create: allowed(
    'clinical:write',
    'POST /placement-specialists',
    NewPlacementSpecialist,
    PlacementSpecialistAnswer,
    here,
  ).mutation(async ({ ctx: { em }, input: { placementId, specialistId, ...fields } }) => {
    const placement = await em.findOneOrFail(Placement, { id: placementId });
    const specialist = await em.findOneOrFail(Specialist, { id: specialistId });
    return em.create(PlacementSpecialist, { ...fields, placement, specialist });
  }),

  trash: allowed('clinical:write', 'DELETE /placement-specialists/{id}', ByVersion, Gone, here).mutation(
    trashOf(PlacementSpecialist),
  ),

  restore: allowed(
    'clinical:write',
    'POST /placement-specialists/{id}/restore',
    ById,
    PlacementSpecialistAnswer,
    here,
  ).mutation(
    restoreOf(PlacementSpecialist, async (link, { em }) => {
      // Of a placement in the trash nothing is changed.
      await em.findOneOrFail(Placement, { id: link.placement.id });
      await withSpecialist(em, link);
    }),
  ),
});
