import type { z } from 'zod';
import { AuditPage } from '../../../shared/clinic/audit.ts';
import {
  AlikePatients,
  AlikeQuery,
  isNamed,
  PatientAccessPage,
  PatientAdmission,
  PatientChange,
  PatientPage,
  PatientQuery,
  PatientRestore,
} from '../../../shared/clinic/patients.ts';
import { ById, ByIdPaged, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, authorized, inTransaction, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import {
  admissionRules,
  expectComplete,
  expectKept,
  passedOver,
  warnOfAlike,
} from '../admission/admission.ts';
import { timelineOf } from '../audit/timeline.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { defaultFacility } from '../facilities/placement.ts';
import { User } from '../users/user.entity.ts';
import { alikeTo, alikeToNew } from './alike.ts';
import { expectNoBookings } from './expect-no-bookings.ts';
import { listPatients } from './list-patients.ts';
import { andMerged, mergedInto } from './merged-into.ts';
import { Patient } from './patient.entity.ts';
import { PatientAnswer, PatientFound, withRelations } from './patient-view.ts';
import { whoSaw } from './who-saw.ts';

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
    async call => {
      const page = await listPatients(call);
      recordAccess(
        call.ctx.em,
        page.items.map(patient => patient.id),
      );
      return page;
    },
  ),

  get: allowed('patients:read', 'GET /patients/{id}', ById, PatientFound, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const patient = await em.findOneOrFail(Patient, { id: input.id }, { filters: { live: false } });
      recordAccess(em, [patient.id]);
      return { patient: await withRelations(em, patient), mergedInto: await mergedInto(em, patient.id) };
    },
  ),

  /** Who may be the patient that is being entered, while it is (FD8). */
  alike: allowed('patients:read', 'GET /patient-matches', AlikeQuery, AlikePatients, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const alike = await alikeTo(em, input);
    recordAccess(
      em,
      alike.items.map(({ id }) => id),
    );
    return alike;
  }),

  admit: allowed('patients:write', 'POST /patients', PatientAdmission, PatientAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input }) => {
    const { facilityId, practitionerId, despite, ...fields } = input;
    const rules = await admissionRules(em);
    expectComplete(fields, rules, caller.clinic.timeZone);
    const warnings = rules.alikeNeedsReason ? warnOfAlike(fields, await alikeToNew(em, fields)) : [];
    return em.create(Patient, {
      ...fields,
      despiteReason: passedOver(warnings, despite),
      ...(await linked(em, { facilityId: facilityId ?? defaultFacility(em), practitionerId })),
    });
  }),

  update: allowed('patients:write', 'PATCH /patients/{id}', PatientChange, PatientAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx, input: { id, version, facilityId, practitionerId, ...change } }) => {
    const { em, caller } = ctx;
    const patient = await findVersion(em, Patient, { id, version });
    const place = facilityId === null ? defaultFacility(em) : facilityId;
    const { birthDate, phone, email, identifier } = patient;
    em.assign(patient, { ...change, ...(await linked(em, { facilityId: place, practitionerId })) });
    if (!isNamed(patient)) throw new Refusal('Please enter a name.');
    const before = { birthDate, phone, email, identifier };
    expectKept({ before, now: patient }, await admissionRules(em), caller.clinic.timeZone);
    return withRelations(em, patient);
  }),

  /** Refused while bookings are to come, which nobody would see any more and which would keep their time (K9). */
  trash: authorized('patients:trash', 'DELETE /patients/{id}', ByVersion, Gone, { withinFacilities: true })
    .use(async ({ ctx, input, next }) => {
      await expectNoBookings(ctx.planes, ctx.actor, input.id);
      return next();
    })
    .use(inTransaction)
    .mutation(trashOf(Patient)),

  restore: allowed('patients:trash', 'POST /patients/{id}/restore', PatientRestore, PatientAnswer, {
    withinFacilities: true,
  }).mutation(
    restoreOf(Patient, async (patient, { em }, { identifier }: z.output<typeof PatientRestore>) => {
      const kept = await mergedInto(em, patient.id);
      if (kept)
        throw new Refusal('This patient was merged into {name}. Please undo the merge instead.', {
          name: kept.name,
        });
      if (identifier !== undefined) patient.identifier = identifier;
      return withRelations(em, patient);
    }),
  ),

  timeline: allowed('patients:read', 'GET /patients/{id}/timeline', ByIdPaged, AuditPage, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const patient = await em.findOneOrFail(Patient, { id: input.id }, { filters: { live: false } });
    recordAccess(em, [patient.id]);
    return timelineOf(em, { entity: 'Patient', ...input, id: await andMerged(em, patient.id) });
  }),

  whoSaw: allowed('audit:read', 'GET /patients/{id}/accesses', ByIdPaged, PatientAccessPage).query(
    async ({ ctx: { em }, input }) => {
      await em.findOneOrFail(Patient, { id: input.id }, { filters: { live: false } });
      const { id, ...paging } = input;
      return whoSaw(em, { ...paging, ids: await andMerged(em, id) });
    },
  ),
});
