import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { imports, runImport } from '../../server/clinic/imports/run-import.ts';
import { PART_BYTES } from '../../shared/clinic/imports.ts';
import { atLeast, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf } from './statements.ts';
import { rounded, timed } from './statistics.ts';

/** As many as a practice brings along. */
const ROWS = 10_000;

/** A file as another program writes it, of people whom the clinic does not have. */
const fileOf = (rows: number): Buffer => {
  const people = Array.from({ length: rows }, (_, n) => {
    const born = new Date(Date.UTC(1930, 0, 1 + n)).toISOString().slice(0, 10);
    return `I-${n},Given${n % 700},Family${n % 911},${born},+49 40 ${1_000_000 + n},import${n}@example.org`;
  });
  return Buffer.from(['Identifier,First name,Last name,Birth date,Phone,E-mail', ...people].join('\r\n'));
};

/** Does what the job does, until nothing waits in the clinic any more. */
const runAll = async ({ planes, clinic }: Stage): Promise<void> => {
  for (;;) {
    const work = (await clinicsWithWork(planes, imports())).find(({ id }) => id === clinic.id);
    if (!work || !(await runImport(planes, work))) return;
  }
};

/** Rows a second of a file that become patients of the largest clinic, each with its entry and its terms; reading and checking aside. */
export const importRowsPerS = async (stage: Stage, { patients }: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const rows = Math.min(ROWS, patients / 10);
  const bytes = fileOf(rows);
  const { id } = await caller.patientImports.begin({ name: 'bench.csv', size: bytes.length });
  for (let position = 0; position * PART_BYTES < bytes.length; position++) {
    const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
    await caller.patientImports.send({ id, position, bytes: part.toString('base64') });
  }
  const readMs = await timed(() => runAll(stage));
  const mapping = ['identifier', 'firstName', 'lastName', 'birthDate', 'phone', 'email'] as const;
  await caller.patientImports.check({ id, mapping: [...mapping] });
  const checkMs = await timed(() => runAll(stage));
  // Names come again among so many.
  while ((await caller.patientImports.chooseRest({ id, choice: 'new' })).counts.alike > 0);
  await caller.patientImports.start({ id });
  const importMs = await timed(() => runAll(stage));
  const { imported, fault } = await caller.patientImports.get({ id });
  if (imported !== rows) throw new Error(`${imported} of ${rows} rows were imported. ${fault ?? ''}`);
  return atLeast(500, (1000 * rows) / importMs, { rows, readMs: rounded(readMs), checkMs: rounded(checkMs) });
};
