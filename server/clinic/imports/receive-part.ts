import { z } from 'zod';
import type { FilePart } from '../../../shared/clinic/imports.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { ImportPart } from './import-part.entity.ts';
import { PatientImport } from './patient-import.entity.ts';

const Sent = z.object({ parts: z.int(), bytes: z.int() });
const sent = `select count(*)::int as parts, coalesce(sum(size), 0)::int as bytes from clinic.import_parts where import_id = ?`;

/** Keeps the next bytes of a file, in order and no more than were announced; once all are there they wait to be read. */
export const receivePart = async (
  em: ClinicEm,
  { id, position, bytes: encoded }: z.output<typeof FilePart>,
): Promise<PatientImport> => {
  const job = await em.findOneOrFail(PatientImport, { id });
  if (job.status !== 'uploading') throw new Refusal('All of this file is here already.');
  const { parts, bytes: before } = await oneInClinic(em, Sent, sent, [id]);
  if (position !== parts)
    throw new Refusal('Part {part} of this file comes next. Please send the file again.', {
      part: parts + 1,
    });
  const bytes = Buffer.from(encoded, 'base64');
  const all = before + bytes.length;
  if (bytes.length === 0 || all > job.size) throw new Refusal('This is not the file that was announced.');
  em.create(ImportPart, { import: job, position, size: bytes.length, bytes });
  if (all === job.size) job.ask('reading', actorOf(em).userId);
  return job;
};
