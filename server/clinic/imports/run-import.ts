import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { may } from '../../../shared/permissions.ts';
import type { ClinicAtWork, WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { isOurFault, Refusal, toApiError } from '../../errors.ts';
import { User } from '../users/user.entity.ts';
import { checkRows } from './check-rows.ts';
import { importRows } from './import-rows.ts';
import { PatientImport, type UnderWay } from './patient-import.entity.ts';
import { readRows } from './read-rows.ts';
import { undoImport } from './undo-import.ts';

type Step = (em: ClinicEm, job: PatientImport, clinic: ClinicAtWork) => Promise<boolean>;

const steps: Record<UnderWay, Step> = {
  reading: readRows,
  checking: checkRows,
  importing: importRows,
  undoing: undoImport,
};

/** Where somebody waits for an import. */
export const imports = (): WorkToFind => ['clinics_with_imports'];

const Next = z.object({ id: z.string(), askedBy: z.string().nullable() });
const next = `
  select id, asked_by as "askedBy" from clinic.patient_imports
  where status in ('reading', 'checking', 'importing', 'undoing') and deleted_at is null order by asked_at, id limit 1`;

/** Whoever asked for it, and what they are told by in the audit: the import stands for the request. */
const actorOf = (tenantId: string, { id, askedBy }: z.output<typeof Next>): Actor => ({
  ...systemActor(tenantId, 'patientImports.run'),
  userId: askedBy,
  trail: { procedure: 'patientImports.run', requestId: id, address: null },
});

/** Who lost their role, or their access, while the file was waiting, imports nothing any more (K25). */
const expectAllowed = async (em: ClinicEm, { userId }: Actor): Promise<void> => {
  const member = await em.findOne(User, { id: userId ?? '', status: 'active' });
  if (!member || member.facilityIds || !may(member.role, 'patients:import'))
    throw new Refusal('Whoever asked for this may not import patients any more.');
};

/**
 * Does the next few rows of the clinic's oldest import that waits, as whoever asked for it; answers whether there may be more.
 * Rows and what is made of them are one transaction, and no two processes have the same import at a time.
 */
export const runImport = (planes: Planes, clinic: ClinicAtWork): Promise<boolean> =>
  inLanguage(firstLanguage(clinic.locale), () => runNext(planes, clinic));

/** What is wrong with a file is kept in the language of the clinic, as nobody reads it now. */
const runNext = async (planes: Planes, clinic: ClinicAtWork): Promise<boolean> => {
  const system = systemActor(clinic.id, 'patientImports.run');
  const [waiting] = await asActor(planes, system, em => inClinic(em, Next, next), { readOnly: true });
  if (!waiting) return false;
  const actor = actorOf(clinic.id, waiting);
  const locked = (em: ClinicEm) =>
    em.findOne(PatientImport, { id: waiting.id }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  try {
    return await asActor(planes, actor, async em => {
      const job = await locked(em);
      const step = job && steps[job.status as UnderWay];
      if (!job || !step) return false;
      await expectAllowed(em, actor);
      // Another import, or the next step of this one, may wait behind.
      return (await step(em, job, clinic)) || true;
    });
  } catch (error) {
    const told = toApiError(error);
    if (isOurFault(told)) throw error;
    await asActor(planes, actor, async em => (await locked(em))?.stop(told.message));
    return true;
  }
};
