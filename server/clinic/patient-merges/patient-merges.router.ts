import type { z } from 'zod';
import {
  PatientMerge as Contract,
  MergePair,
  MergePreview,
  NewPatientMerge,
  PatientMergePage,
  PatientMergeQuery,
  UndonePatientMerge,
} from '../../../shared/clinic/patient-merges.ts';
import { ById, ByVersion } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { idOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { namesOf } from '../distinct-patients/names-of.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientAnswer, withRelations } from '../patients/patient-view.ts';
import { collisionsOf } from './collisions.ts';
import { conflictsOf } from './fields.ts';
import { merge } from './merge.ts';
import { PatientMerge } from './patient-merge.entity.ts';
import { countsOf } from './rows.ts';
import { undo } from './undo.ts';

const listed = listOf<PatientMerge, z.output<typeof PatientMergeQuery>>(
  PatientMerge,
  sortedBy(['createdAt'], { descending: true }),
  {
    fields: ['id', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'patient', 'merged', 'undoneAt'],
    where: ({ patientId }) => ({ patient_id: patientId }),
  },
);

const answered = async (em: ClinicEm, { patient, merged, ...told }: PatientMerge) => {
  const named = await namesOf(em, [patient.id, merged.id]);
  return { ...told, patient: named(patient.id), merged: named(merged.id) };
};

export const patientMerges = router({
  /** What a merge would do, and what stands in its way. */
  preview: allowed('patients:read', 'GET /patient-merges/preview', MergePair, MergePreview, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input: { patientId, mergedId } }) => {
    const kept = await em.findOneOrFail(Patient, { id: patientId });
    const merged = await em.findOneOrFail(Patient, { id: mergedId });
    recordAccess(em, [patientId, mergedId]);
    return {
      patient: PatientAnswer.parse(await withRelations(em, kept)),
      merged: PatientAnswer.parse(await withRelations(em, merged)),
      conflicts: conflictsOf(kept, merged),
      moves: await countsOf(em, mergedId),
      collisions: await collisionsOf(em, patientId, mergedId),
    };
  }),

  list: allowed('patients:read', 'GET /patient-merges', PatientMergeQuery, PatientMergePage, {
    readsPatients: true,
  }).query(async call => {
    const page = await listed(call);
    const items = page.items.map(row => ({ ...row, patient: idOf(row.patient), merged: idOf(row.merged) }));
    const named = await namesOf(
      call.ctx.em,
      items.flatMap(({ patient, merged }) => [patient, merged]),
    );
    return {
      ...page,
      items: items.map(row => ({ ...row, patient: named(row.patient), merged: named(row.merged) })),
    };
  }),

  get: allowed('patients:read', 'GET /patient-merges/{id}', ById, Contract, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => answered(em, await em.findOneOrFail(PatientMerge, { id: input.id })),
  ),

  /** What moves may lie at any facility, so it is nothing for whoever sees some of them only. */
  merge: allowed('patients:trash', 'POST /patient-merges', NewPatientMerge, Contract).mutation(
    async ({ ctx: { em, caller }, input }) => {
      const made = await merge(em, input, caller.clinic.timeZone);
      await em.flush();
      return answered(em, made);
    },
  ),

  undo: allowed('patients:trash', 'POST /patient-merges/{id}/undo', ByVersion, UndonePatientMerge).mutation(
    async ({ ctx: { em }, input }) => {
      const { merge: undone, stays } = await undo(em, input);
      await em.flush();
      return { ...(await answered(em, undone)), stays };
    },
  ),
});
