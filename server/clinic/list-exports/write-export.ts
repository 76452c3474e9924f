import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { may } from '../../../shared/permissions.ts';
import type { ClinicAtWork, WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { asActor, type ClinicEm, onReplica } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { isOurFault, Refusal, toApiError } from '../../errors.ts';
import { User } from '../users/user.entity.ts';
import type { ExportedList } from './exported-list.ts';
import { ListExport } from './list-export.entity.ts';
import { ListExportPart } from './list-export-part.entity.ts';
import { lists } from './lists.ts';

/** Where somebody waits for a list. */
export const exportsToWrite = (): WorkToFind => ['clinics_with_exports'];

const Next = z.object({
  id: z.string(),
  ownerId: z.string(),
  facilities: z.array(z.string()).nullable(),
});

/** With the facilities that the owner is bound to now. */
const next = `
  select e.id, e.created_by as "ownerId", u.facility_ids as facilities
  from clinic.list_exports e left join clinic.users u on u.id = e.created_by
  where e.status = 'waiting' and e.deleted_at is null order by e.created_at, e.id limit 1`;

/** The trail names the procedure that a page tells of, and the export for the request. */
const actorOf = (tenantId: string, { id, ownerId, facilities }: z.output<typeof Next>): Actor => ({
  ...systemActor(tenantId, 'listExports.write'),
  ...{ userId: ownerId, facilities },
  trail: { procedure: 'listExports.write', requestId: id, address: null },
});

/** Whoever lost their role, or their access, since they asked, is given nothing any more (K25). */
const expectAllowed = async (em: ClinicEm, ownerId: string, list: ExportedList): Promise<void> => {
  const member = await em.findOne(User, { id: ownerId, status: 'active' });
  const isAllowed =
    member && may(member.role, list.permission) && !(list.isWholeClinic && member.facilityIds);
  if (!isAllowed) throw new Refusal('You may not export this list any more.');
};

interface Writing {
  /** Holds the parts, and the entries of who saw whom. */
  em: ClinicEm;
  /** Reads the list: on the replica, where there is one. */
  reading: ClinicEm;
  clinic: ClinicAtWork;
}

const writeParts = async (job: ListExport, { em, reading, clinic }: Writing): Promise<void> => {
  const list: ExportedList = lists[job.list];
  const ownerId = job.createdBy ?? '';
  await expectAllowed(em, ownerId, list);
  const at = new Date();
  for await (const { csv, rows, patientIds } of list.write(reading, job.query, clinic)) {
    em.create(ListExportPart, { export: job, ownerId, position: job.parts, at, csv, patientIds });
    recordAccess(em, patientIds);
    job.rows += rows;
    job.parts += 1;
    await em.flush();
  }
  Object.assign(job, { status: 'ready', writtenAt: at });
  em.create(AuditEntry, {
    ...{ action: 'EXPORT', entity: list.entity, entityId: job.id, changes: { rows: { to: job.rows } } },
  });
};

/**
 * Writes the clinic's next list that waits, as whoever asked for it, out of one snapshot: what is changed meanwhile is in none of
 * its parts. Killed half-way, nothing of it is there, and it is written anew. Answers whether there may be more.
 */
export const writeExport = (planes: Planes, clinic: ClinicAtWork): Promise<boolean> =>
  inLanguage(firstLanguage(clinic.locale), () => writeNext(planes, clinic));

const writeNext = async (planes: Planes, clinic: ClinicAtWork): Promise<boolean> => {
  const system = systemActor(clinic.id, 'listExports.write');
  const [waiting] = await asActor(planes, system, em => inClinic(em, Next, next), { readOnly: true });
  if (!waiting) return false;
  const actor = actorOf(clinic.id, waiting);
  const locked = (em: ClinicEm) =>
    em.findOne(
      ListExport,
      { id: waiting.id, status: 'waiting' },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
  const write = (reading?: ClinicEm): Promise<boolean> =>
    asActor(
      planes,
      actor,
      async em => {
        const job = await locked(em);
        if (job) await writeParts(job, { em, reading: reading ?? em, clinic });
        return job !== null;
      },
      { isSnapshot: true },
    );
  try {
    return await onReplica(planes, actor, write, write, { isSnapshot: true });
  } catch (error) {
    const told = toApiError(error);
    if (isOurFault(told)) throw error;
    await asActor(planes, actor, async em => {
      const job = await locked(em);
      if (job) Object.assign(job, { status: 'failed', fault: told.message, rows: 0, parts: 0 });
    });
    return true;
  }
};
