import type { z } from 'zod';
import {
  HealthEventError,
  HealthEventPage,
  HealthEventsQuery,
  NewHealthEvent,
} from '../../../shared/clinic/health/health-events.ts';
import { ById } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { HealthEvent } from './health-event.entity.ts';
import { HealthEventAnswer, namesOf, toldEvents } from './health-view.ts';
import { expectPast } from './take.ts';

const written = { withinFacilities: true };

const page = listOf<HealthEvent, z.output<typeof HealthEventsQuery>>(
  HealthEvent,
  sortedBy(['happenedAt'], { descending: true }),
  { fields: ['id', 'happenedAt'], where: ({ patientId, kind }) => ({ patient_id: patientId, kind }) },
);

/** What was seen of a patient and what happened to them. */
export const healthEvents = router({
  list: allowed('clinical:read', 'GET /health-events', HealthEventsQuery, HealthEventPage, {
    readsPatients: true,
  }).query(async call => {
    const { em } = call.ctx;
    const patient = await em.findOneOrFail(
      Patient,
      { id: call.input.patientId },
      { filters: { live: false } },
    );
    recordAccess(em, [patient.id]);
    const { items, nextCursor } = await page(call);
    const ids = items.map(({ id }) => id);
    const rows = await em.find(HealthEvent, { id: { $in: ids } });
    const inOrder = ids.flatMap(id => rows.find(row => row.id === id) ?? []);
    return { items: await toldEvents(em, inOrder), nextCursor };
  }),

  get: allowed('clinical:read', 'GET /health-events/{id}', ById, HealthEventAnswer, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const event = await em.findOneOrFail(HealthEvent, { id: input.id });
    recordAccess(em, [event.patient.id]);
    return { row: event, names: await namesOf(em, [event]) };
  }),

  record: allowed(
    'clinical:write',
    'POST /health-events',
    NewHealthEvent,
    HealthEventAnswer,
    written,
  ).mutation(async ({ ctx: { em }, input: { patientId, incidentId, ...fields } }) => {
    const patient = await em.findOneOrFail(Patient, { id: patientId });
    for (const at of [fields.happenedAt, fields.seenAt]) if (at) expectPast(at);
    const incident = incidentId ? await em.findOneOrFail(HealthEvent, { id: incidentId }) : null;
    if (incident && (incident.patient.id !== patient.id || incident.kind !== 'incident'))
      throw new Refusal('A follow-up belongs to an incident.');
    const row = em.create(HealthEvent, { ...fields, patient, incident });
    return { row, names: await namesOf(em, []) };
  }),

  withdraw: allowed(
    'clinical:write',
    'POST /health-events/{id}/withdraw',
    HealthEventError,
    HealthEventAnswer,
    written,
  ).mutation(async ({ ctx: { em }, input: { id, version, reason } }) => {
    const row = await findVersion(em, HealthEvent, { id, version });
    row.withdraw(reason, actorOf(em).userId);
    return { row, names: await namesOf(em, [row]) };
  }),
});
