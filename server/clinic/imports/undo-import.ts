import { z } from 'zod';
import { noSuchPage } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';

const AT_ONCE = 100;

/** What an import made, as the clinic's own audit tells it, in which its id stands for the request. */
const madeBy = `
  from clinic.audit_entries e join clinic.patients p on p.tenant_id = e.tenant_id and p.id = e.entity_id
  where e.at >= ? and e.at <= ? and e.entity = 'Patient' and e.action = 'CREATE' and e.request_id = ? and p.deleted_at is null`;

/** The clock of the database may be a little off the server's. */
const SLACK_MS = 60_000;

const spanOf = ({ id, startedAt, finishedAt }: PatientImport) => [
  new Date(+(startedAt ?? 0) - SLACK_MS),
  new Date(+(finishedAt ?? Date.now()) + SLACK_MS),
  id,
];

const Id = z.object({ id: z.string() });

/** Whom something hangs on. */
const inUse = `
  select distinct patient_id as id from clinic.bookings where patient_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
  union select distinct patient_id from clinic.waiting_entries where patient_id in (select jsonb_array_elements_text(?::jsonb)::uuid)`;

/** Puts the next patients of an import into the trash, but for those whom somebody changed or booked since. */
export const undoImport = async (em: ClinicEm, job: PatientImport): Promise<boolean> => {
  const next = `select p.id ${madeBy} and p.id > ? order by p.id limit ${AT_ONCE}`;
  const after = job.undoneUpTo ?? NOBODY;
  const ids = (await inClinic(em, Id, next, [...spanOf(job), after])).map(({ id }) => id);
  const asked = JSON.stringify(ids);
  const used = new Set((await inClinic(em, Id, inUse, [asked, asked])).map(({ id }) => id));
  const patients = await em.find(Patient, { id: { $in: ids } });
  for (const patient of patients) {
    const isUntouched = patient.version === 1 && !used.has(patient.id);
    if (isUntouched) em.remove(patient);
    job[isUntouched ? 'undone' : 'kept'] += 1;
  }
  job.undoneUpTo = ids.at(-1) ?? job.undoneUpTo;
  job.done += ids.length;
  if (ids.length === AT_ONCE) return true;
  job.status = 'undone';
  em.create(AuditEntry, {
    ...{ action: 'IMPORT', entity: 'Patient', entityId: job.id, changes: { undone: { to: job.undone } } },
  });
  return false;
};

const Kept = z.object({ id: z.string(), name: z.string() });
const byId = /^[\da-f-]{36}$/;

/** Whom an import made who is there still. */
export const keptPatients = async (
  em: ClinicEm,
  job: PatientImport,
  request: { cursor?: string | undefined; limit: number },
) => {
  const after = cursorOf(request.cursor);
  const rows = await inClinic(
    em,
    Kept,
    `select p.id, concat_ws(' ', p.first_name, p.last_name) as name ${madeBy} and p.id > ? order by p.id limit ${request.limit + 1}`,
    [...spanOf(job), after],
  );
  const items = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? items.at(-1)?.id : undefined;
  return { items, nextCursor: last ? Buffer.from(last).toString('base64url') : null };
};

const NOBODY = '00000000-0000-0000-0000-000000000000';

const cursorOf = (cursor: string | undefined): string => {
  if (cursor === undefined) return NOBODY;
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!byId.test(id)) throw noSuchPage();
  return id;
};
