import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { readTable } from './file/read-table.ts';
import { guessColumns } from './guess-columns.ts';
import { ImportPart } from './import-part.entity.ts';
import { ImportRow } from './import-row.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';

/** Takes the file apart into its rows, all of them in one transaction, and keeps nothing else of it. */
export const readRows = async (em: ClinicEm, job: PatientImport): Promise<boolean> => {
  const parts = await em.find(ImportPart, { import: job }, { orderBy: { position: 1 } });
  const { rows, ...table } = readTable(Buffer.concat(parts.map(({ bytes }) => bytes)));
  for (const part of parts) part.bytes = Buffer.alloc(0);
  for (const row of rows) em.create(ImportRow, { ...row, import: job, isReadable: row.faults.length === 0 });
  const mapping = (await guessColumns(em, table.headings)).map(field => field ?? '');
  Object.assign(job, { ...table, mapping, rows: rows.length, status: 'mapping' });
  return false;
};
