import type {
  ImportCandidate,
  PatientDifference,
  RowChoice,
  RowOutcome,
} from '../../../shared/clinic/imports.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { PatientImport } from './patient-import.entity.ts';
import { type Differences, differencesOf, told } from './rows/differences.ts';
import { type Found, knownPatients } from './rows/known-patients.ts';
import { type Read, type Region, readRow } from './rows/read-row.ts';

/** A row as a list reads it. */
interface Row {
  number: number;
  cells: string[];
  outcome?: RowOutcome | null;
  choice?: Exclude<RowChoice, 'wait'> | null;
  isMade: boolean;
  patient?: unknown;
  whom?: string | null;
  differences?: Differences | null;
}

interface Shown {
  patientId: string | null;
  changes: PatientDifference[];
  candidates: ImportCandidate[];
}

/** A row tells what it belongs to by the whole key. */
const idOf = (key: unknown): string | null => {
  const id: unknown = [key].flat().at(-1);
  return typeof id === 'string' ? id : null;
};

/** Of which rows it is asked who they may be: those that wait, or did until somebody chose. */
const isOpen = ({ isMade, outcome, choice }: Row): boolean =>
  !isMade && (outcome === 'alike' || Boolean(choice));

const isCompared = (row: Row): boolean => isOpen(row) || (!row.isMade && row.outcome === 'changes');

/** Beside each of some rows who they may be, and what they change, in two statements however many there are. */
export const showRows = async <Listed extends Row>(
  em: ClinicEm,
  { job, region }: { job: PatientImport; region: Region },
  rows: readonly Listed[],
): Promise<(Listed & Shown)[]> => {
  const mapping = job.mapping ?? [];
  const reads = new Map(
    rows.filter(isCompared).map(({ number, cells }) => [number, readRow(cells, mapping, region)]),
  );
  const asked = rows.filter(isOpen).flatMap(({ number }) => {
    const fields = reads.get(number)?.fields;
    return fields ? [{ number, fields }] : [];
  });
  const found = await knownPatients(em, asked, job.id);
  const ids = [
    ...found.map(({ patientId }) => patientId),
    ...rows.filter(isCompared).flatMap(({ whom }) => whom ?? []),
  ];
  const patients = ids.length > 0 ? await em.find(Patient, { id: { $in: ids } }) : [];
  const byId = new Map(patients.map(patient => [patient.id, patient]));
  const byRow = Map.groupBy(found, ({ number }) => number);
  const changesOf = (patient: Patient | undefined, read: Read | undefined): PatientDifference[] =>
    patient && read ? told(differencesOf(patient, read, { mapping, empties: job.empties })) : [];
  return rows.map(row => {
    const read = reads.get(row.number);
    const { whom = null, differences } = row;
    return {
      ...row,
      patientId: idOf(row.patient) ?? whom,
      changes: differences ? told(differences) : changesOf(byId.get(whom ?? ''), read),
      candidates: candidatesOf(byRow.get(row.number) ?? [], byId).map(({ patient, ways }) => ({
        ...{ id: patient.id, name: patient.fullName(), birthDate: patient.birthDate ?? null },
        ...{ identifier: patient.identifier ?? null, phone: patient.phone ?? null, ways },
        changes: changesOf(patient, read),
      })),
    };
  });
};

/** Who is found in most ways first. */
const candidatesOf = (found: readonly Found[], byId: ReadonlyMap<string, Patient>) =>
  [...Map.groupBy(found, ({ patientId }) => patientId)]
    .flatMap(([id, some]) => {
      const patient = byId.get(id);
      return patient ? [{ patient, ways: some.map(({ way }) => way) }] : [];
    })
    .toSorted((a, b) => b.ways.length - a.ways.length);
