import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { imports, runImport } from '../../server/clinic/imports/run-import.ts';
import { PART_BYTES } from '../../shared/clinic/imports.ts';
import { as, planes, type TestClinic } from './world.ts';

/** A table as another program writes it. */
export const fileOf = (rows: string[], headings = 'Pat-Nr;Vorname;Nachname;Geburtsdatum') =>
  [headings, ...rows].join('\r\n');

/** Does what the job does for a clinic, until nothing waits any more or so many batches are done. */
export const runImports = async ({ id }: Pick<TestClinic, 'id'>, batches = 1000): Promise<void> => {
  for (let n = 0; n < batches; n++) {
    const work = (await clinicsWithWork(planes, imports())).find(clinic => clinic.id === id);
    if (!work || !(await runImport(planes, work))) return;
  }
};

/** Sends a file in parts, as the dashboard does, and has it read. */
export const sendFile = async (of: TestClinic, file: Buffer | string, name = 'patients.csv') => {
  const caller = await as(of);
  const bytes = Buffer.from(file);
  const { id } = await caller.patientImports.begin({ name, size: bytes.length });
  for (let position = 0; position * PART_BYTES < bytes.length; position++) {
    const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
    await caller.patientImports.send({ id, position, bytes: part.toString('base64') });
  }
  await runImports(of);
  return caller.patientImports.get({ id });
};

/** The same, looked through with the columns as they were guessed. */
export const checkFile = async (of: TestClinic, file: Buffer | string) => {
  const caller = await as(of);
  const { id, mapping } = await sendFile(of, file);
  await caller.patientImports.check({ id, mapping: mapping as [] });
  await runImports(of);
  return caller.patientImports.get({ id });
};

/** The same, and its patients made. */
export const importFile = async (of: TestClinic, file: Buffer | string) => {
  const caller = await as(of);
  const { id } = await checkFile(of, file);
  await caller.patientImports.start({ id });
  await runImports(of);
  return caller.patientImports.get({ id });
};
