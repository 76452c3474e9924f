import { z } from 'zod';
import { noSuchPage } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { referencesTo } from '../../data/records/references-to.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientTerms } from '../patients/patient-terms.entity.ts';
import { NAMES, namesIn, sealedNames } from '../patients/sealed-names.ts';
import { ImportRow } from './import-row.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { restoreChanged } from './restore-changed.ts';

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

/** What is there of a patient by being one: the index, and the row of the file. */
const always: unknown[] = [PatientTerms, ImportRow];

/** Whom something hangs on, whatever it is: a kind that comes later is asked for by itself (M8). */
const inUse = async (em: ClinicEm, ids: string[]): Promise<Set<string>> => {
  const asked = referencesTo(em, Patient)
    .filter(({ entity }) => !always.includes(entity))
    .map(
      ({ tableName, column }) =>
        `select ${column} as id from clinic.${tableName} where ${column} = any(?::uuid[])`,
    );
  const rows = await inClinic(
    em,
    Id,
    asked.join(' union '),
    asked.map(() => `{${ids.join()}}`),
  );
  return new Set(rows.map(({ id }) => id));
};

/**
 * Puts the next patients whom an import changed back to what they were, and after them those whom it made into the trash, but
 * for those whom somebody changed, booked or added to since.
 */
export const undoImport = async (em: ClinicEm, job: PatientImport): Promise<boolean> => {
  if (await restoreChanged(em, job)) return true;
  const next = `select p.id ${madeBy} and p.id > ? order by p.id limit ${AT_ONCE}`;
  const after = job.undoneUpTo ?? NOBODY;
  const ids = (await inClinic(em, Id, next, [...spanOf(job), after])).map(({ id }) => id);
  const used = await inUse(em, ids);
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
    ...{ action: 'IMPORT', entity: 'Patient', entityId: job.id },
    changes: {
      undone: { to: job.undone },
      ...(job.changed > 0 && { restored: { to: job.restored } }),
    },
  });
  return false;
};

const Kept = z.object({ id: z.string(), ...sealedNames });
const byId = /^[\da-f-]{36}$/;

/** Whom an import made or changed who is there still, as it made them. */
export const keptPatients = async (
  em: ClinicEm,
  job: PatientImport,
  request: { cursor?: string | undefined; limit: number },
) => {
  const after = cursorOf(request.cursor);
  const rows = await inClinic(
    em,
    Kept,
    `with kept as (select p.id ${madeBy} union select r.whom from clinic.import_rows r where r.import_id = ? and r.is_kept)
     select p.id, ${NAMES}
     from kept k join clinic.patients p on p.id = k.id
     where p.deleted_at is null and p.id > ? order by p.id limit ${request.limit + 1}`,
    [...spanOf(job), job.id, after],
  );
  const nameOf = namesIn(em);
  const items = rows.slice(0, request.limit).map(row => ({ id: row.id, name: nameOf(row.id, row) }));
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
