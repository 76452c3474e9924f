import { createHash } from 'node:crypto';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { readTable } from './file/read-table.ts';
import { guessColumns } from './guess-columns.ts';
import { ImportPart } from './import-part.entity.ts';
import { ImportRow } from './import-row.entity.ts';
import { PatientImport } from './patient-import.entity.ts';

/**
 * Takes the file apart into its rows, all of them in one transaction. Its bytes stay until somebody has it imported or
 * discarded, so that it can be read anew. Rows of a former reading are left behind: no role that serves may delete.
 */
export const readRows = async (em: ClinicEm, job: PatientImport): Promise<boolean> => {
  const parts = await em.find(ImportPart, { import: job }, { orderBy: { position: 1 } });
  const file = Buffer.concat(parts.map(({ bytes }) => bytes));
  const { rows, ...table } = readTable(file, job);
  job.reading += 1;
  const { reading } = job;
  for (const row of rows)
    em.create(ImportRow, { ...row, import: job, reading, isReadable: row.faults.length === 0 });
  const mapping = (await guessColumns(em, table.headings)).map(field => field ?? '');
  job.fingerprint = createHash('sha256').update(file).digest('hex');
  job.sameAs = await importedBefore(em, job.fingerprint);
  Object.assign(job, { ...table, mapping, rows: rows.length, status: 'mapping' });
  return false;
};

/** The last import that has made patients of the same bytes, and was not undone. */
const importedBefore = async (em: ClinicEm, fingerprint: string): Promise<string | null> => {
  const [before] = await em.find(
    PatientImport,
    {
      ...{ fingerprint, status: { $in: ['importing', 'imported'] } },
      $or: [{ imported: { $gt: 0 } }, { changed: { $gt: 0 } }],
    },
    { orderBy: { createdAt: -1 }, limit: 1, fields: ['id'] },
  );
  return before?.id ?? null;
};

/** Keeps nothing of a file but its rows. */
export const forgetBytes = async (em: ClinicEm, job: PatientImport): Promise<void> => {
  const parts = await em.find(ImportPart, { import: job });
  for (const part of parts) part.bytes = Buffer.alloc(0);
};
