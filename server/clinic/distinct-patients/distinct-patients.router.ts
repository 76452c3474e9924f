import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import {
  DistinctPatients as Contract,
  DistinctPatientsPage,
  DistinctPatientsQuery,
  NewDistinctPatients,
} from '../../../shared/clinic/distinct-patients.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { idOf, rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { restoreFromTrash } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { DistinctPatients } from './distinct-patients.entity.ts';
import { namesOf } from './names-of.ts';

const order = sortedBy(['createdAt'], { descending: true });
const select = rowsOf<EntityDTO<DistinctPatients>>(em =>
  em.createQueryBuilder(DistinctPatients, 'r').select('*'),
);

const answered = async (em: ClinicEm, { patient, other, ...told }: DistinctPatients) => {
  const named = await namesOf(em, [patient.id, other.id]);
  return { ...told, patient: named(patient.id), other: named(other.id) };
};

/** Of whom somebody said that they are two people, so that nobody is asked again (P6). */
export const distinctPatients = router({
  list: allowed('patients:read', 'GET /distinct-patients', DistinctPatientsQuery, DistinctPatientsPage, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const { patientId, trashed, limit } = input;
    const either = patientId ? [raw('? in (r.patient_id, r.other_id)', [patientId])] : [];
    const conditions = [...either, ...fromCursor(order, input)];
    const page = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
    const items = page.items.map(row => ({ ...row, patient: idOf(row.patient), other: idOf(row.other) }));
    const named = await namesOf(
      em,
      items.flatMap(({ patient, other }) => [patient, other]),
    );
    return {
      ...page,
      items: items.map(row => ({ ...row, patient: named(row.patient), other: named(row.other) })),
    };
  }),

  get: allowed('patients:read', 'GET /distinct-patients/{id}', ById, Contract, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) =>
      answered(em, await em.findOneOrFail(DistinctPatients, { id: input.id })),
  ),

  tellApart: allowed('patients:write', 'POST /distinct-patients', NewDistinctPatients, Contract, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { patientId, otherId } }) => {
    if (patientId === otherId) throw new Refusal('Please choose two patients.');
    const [first, second] = [patientId, otherId].toSorted();
    const patient = await em.findOneOrFail(Patient, { id: first });
    const other = await em.findOneOrFail(Patient, { id: second });
    const made = em.create(DistinctPatients, { patient, other });
    await em.flush();
    return answered(em, made);
  }),

  trash: allowed('patients:write', 'DELETE /distinct-patients/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(DistinctPatients)),

  restore: allowed('patients:write', 'POST /distinct-patients/{id}/restore', ById, Contract, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const restored = await restoreFromTrash(em, DistinctPatients, input.id);
    await em.flush();
    return answered(em, restored);
  }),
});
