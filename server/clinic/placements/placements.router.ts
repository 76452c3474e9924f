import {
  NewPlacement,
  PlacementChange,
  PlacementPage,
  PlacementQuery,
} from '../../../shared/clinic/forms/placements.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { begin } from '../filled-forms/changes.ts';
import { latestOfPlacements } from '../forms/publish.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Placement } from './placement.entity.ts';
import { answered, PlacementAnswer } from './placement-view.ts';

const here = { withinFacilities: true };
const listed = listOf(Placement, sortedBy(['createdAt'], { descending: true }), {
  where: ({ patientId }: { patientId: string; limit: number }) => ({ patient_id: patientId }),
});

/** Where patients stay, and the form that tells all about it (CLI-4). */
export const placements = router({
  list: allowed('forms:read', 'GET /placements', PlacementQuery, PlacementPage, {
    readsPatients: true,
  }).query(async call => {
    const { em } = call.ctx;
    const { id } = await em.findOneOrFail(
      Patient,
      { id: call.input.patientId },
      { filters: { live: false } },
    );
    recordAccess(em, [id]);
    const { items, nextCursor } = await listed(call);
    return { items: items.map(answered), nextCursor };
  }),

  get: allowed('forms:read', 'GET /placements/{id}', ById, PlacementAnswer, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const placement = await em.findOneOrFail(Placement, { id: input.id });
      recordAccess(em, [placement.patient.id]);
      return placement;
    },
  ),

  /** Begins its form with the clinic's newest version, or with the one of the product. */
  create: allowed('forms:fill', 'POST /placements', NewPlacement, PlacementAnswer, here).mutation(
    async ({ ctx: { em }, input: { patientId, ...fields } }) => {
      const patient = await em.findOneOrFail(Patient, { id: patientId });
      const filledForm = begin(em, patient, await latestOfPlacements(em));
      const placement = em.create(Placement, { ...fields, patient, filledForm });
      placement.expectInOrder();
      return placement;
    },
  ),

  update: allowed('forms:fill', 'PATCH /placements/{id}', PlacementChange, PlacementAnswer, here).mutation(
    async ({ ctx: { em }, input: { id, version, ...fields } }) => {
      const placement = await findVersion(em, Placement, { id, version });
      em.assign(placement, fields);
      placement.expectInOrder();
      return placement;
    },
  ),

  trash: allowed('forms:write', 'DELETE /placements/{id}', ByVersion, Gone, here).mutation(
    trashOf(Placement),
  ),

  restore: allowed('forms:write', 'POST /placements/{id}/restore', ById, PlacementAnswer, here).mutation(
    restoreOf(Placement),
  ),
});
