import type { z } from 'zod';
import { AuditPage } from '../../../shared/clinic/audit.ts';
import {
  NewPatient,
  PatientAccessPage,
  PatientChange,
  PatientPage,
  PatientQuery,
} from '../../../shared/clinic/patients.ts';
import { ById, ByIdPaged, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { type Order, onePage, pageOf } from '../../data/lists/page.ts';
import { inTrash } from '../../data/lists/trash.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { timelineOf } from '../audit/timeline.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { defaultFacility } from '../facilities/placement.ts';
import { User } from '../users/user.entity.ts';
import { Patient } from './patient.entity.ts';
import { PatientAnswer, withRelations } from './patient-view.ts';
import { matchingSearch } from './search.ts';
import { whoSaw } from './who-saw.ts';

const id = { column: 'p.id', property: 'p.id' };
const orders = {
  name: [
    { column: 'p.last_name', property: 'p.lastName' },
    { column: 'p.first_name', property: 'p.firstName' },
    id,
  ],
  birthDate: [{ column: 'p.birth_date', property: 'p.birthDate', nullable: true }, id],
  newest: [{ column: 'p.created_at', property: 'p.createdAt' }, id],
} satisfies Record<string, Order['columns']>;

/** `newest` reads the other way round. */
const orderOf = ({ sort, descending }: z.output<typeof PatientQuery>): Order => ({
  columns: orders[sort],
  descending: descending !== (sort === 'newest'),
});

const rowFields = [
  ...['p.id', 'p.version', 'p.createdAt', 'p.updatedAt', 'p.deletedAt', 'p.firstName', 'p.lastName'],
  ...['p.birthDate', 'p.sex', 'p.identifier', 'p.email', 'p.phone', 'p.status'],
] as const;

interface Links {
  facilityId?: string | null | undefined;
  practitionerId?: string | null | undefined;
}

/** The records a patient is assigned to; NOT_FOUND for one that is not the clinic's, undefined stays untouched. */
const linked = async (em: ClinicEm, { facilityId, practitionerId }: Links) => ({
  ...(facilityId !== undefined && {
    facility: facilityId ? await em.findOneOrFail(Facility, { id: facilityId }) : null,
  }),
  ...(practitionerId !== undefined && {
    practitioner: practitionerId ? await em.findOneOrFail(User, { id: practitionerId }) : null,
  }),
});

export const patients = router({
  list: allowed('patients:read', 'GET /patients', PatientQuery, PatientPage, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const query = em.createQueryBuilder(Patient, 'p').select([...rowFields]);
      await inTrash(query, input.trashed);
      if (input.status) query.andWhere({ status: input.status });
      if (input.facilityId) query.andWhere({ facility: { id: input.facilityId } });
      if (input.practitionerId) query.andWhere({ practitioner: { id: input.practitionerId } });
      if (input.search) query.andWhere(matchingSearch(input.search));
      const order = orderOf(input);
      const page = pageOf(await onePage(query, order, input).execute('all'), order, input);
      recordAccess(
        em,
        page.items.map(patient => patient.id),
      );
      return page;
    },
  ),

  get: allowed('patients:read', 'GET /patients/{id}', ById, PatientAnswer, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const patient = await em.findOneOrFail(Patient, { id: input.id }, { filters: { live: false } });
      recordAccess(em, [patient.id]);
      return withRelations(em, patient);
    },
  ),

  admit: allowed('patients:write', 'POST /patients', NewPatient, PatientAnswer).mutation(
    async ({ ctx: { em }, input: { facilityId, practitionerId, ...fields } }) =>
      em.create(Patient, {
        ...fields,
        ...(await linked(em, { facilityId: facilityId ?? defaultFacility(em), practitionerId })),
      }),
  ),

  update: allowed('patients:write', 'PATCH /patients/{id}', PatientChange, PatientAnswer).mutation(
    async ({ ctx: { em }, input: { id, version, facilityId, practitionerId, ...change } }) => {
      const patient = await findVersion(em, Patient, { id, version });
      const place = facilityId === null ? defaultFacility(em) : facilityId;
      em.assign(patient, { ...change, ...(await linked(em, { facilityId: place, practitionerId })) });
      return withRelations(em, patient);
    },
  ),

  trash: allowed('patients:trash', 'DELETE /patients/{id}', ByVersion, Gone).mutation(
    async ({ ctx: { em }, input }) => {
      em.remove(await findVersion(em, Patient, input));
      return { id: input.id };
    },
  ),

  restore: allowed('patients:trash', 'POST /patients/{id}/restore', ById, PatientAnswer).mutation(
    async ({ ctx: { em }, input }) => withRelations(em, await restoreFromTrash(em, Patient, input.id)),
  ),

  timeline: allowed('patients:read', 'GET /patients/{id}/timeline', ByIdPaged, AuditPage, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const patient = await em.findOneOrFail(Patient, { id: input.id }, { filters: { live: false } });
    recordAccess(em, [patient.id]);
    return timelineOf(em, { entity: 'Patient', ...input });
  }),

  whoSaw: allowed('audit:read', 'GET /patients/{id}/accesses', ByIdPaged, PatientAccessPage).query(
    async ({ ctx: { em }, input }) => {
      await em.findOneOrFail(Patient, { id: input.id }, { filters: { live: false } });
      return whoSaw(em, input);
    },
  ),
});
