import type { BackedUpState } from '../../../../shared/clinic/backed-up.ts';
import { Patient, patientName } from '../../../clinic/patients/patient.entity.ts';
import { noSuchPage } from '../../../data/lists/page.ts';
import { asActor, type ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import type { Actor } from '../../../data/records/actor.ts';
import { rowsById } from '../read-rows.ts';
import { rowsIn, type VerifiedBackup } from '../verify-backup.ts';
import type { Kind } from './kinds.ts';
import { type Columns, calledOf, columnsIn, isSameValue, opened, type Plain } from './plain.ts';

/** As many rows are compared by one statement. */
const AT_ONCE = 1000;

/** A record of the backup, and what became of it. */
export interface Compared {
  id: string;
  state: BackedUpState;
  was: Plain;
  /** Null where it is gone. */
  is: Plain | null;
  now: Columns | null;
  /** The fields that differ. */
  fields: string[];
}

/** What became of a record; opened only where its row is not the same to the letter. */
export const compared = (
  kind: Kind,
  ring: VerifiedBackup['ring'],
  then: string,
  now: string | undefined,
): Compared => {
  const before = columnsIn(then);
  const was = opened(kind, before, ring);
  if (now === undefined)
    return {
      id: before.id,
      state: 'gone',
      was,
      is: null,
      now: null,
      fields: kind.fields.map(({ name }) => name),
    };
  const current = columnsIn(now);
  const is = opened(kind, current, ring);
  const fields = kind.fields.flatMap(({ name }) => (isSameValue(was[name], is[name]) ? [] : [name]));
  const isTrashed = Boolean(current['deleted_at']);
  const state = isTrashed ? 'trashed' : fields.length > 0 ? 'changed' : 'same';
  return { id: before.id, state, was, is, now: current, fields };
};

interface Asked {
  kind: Kind;
  backup: VerifiedBackup;
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface Differing extends Pick<Compared, 'id' | 'state' | 'fields'> {
  name: string | null;
  at: string | null;
  patient: string | null;
  /** Whom it tells of. */
  patientId: string | null;
}

/**
 * One page of the records of a backup that are not today what they were, in the order of their ids. Both sides are read as a stream,
 * some rows at a time, so that a hundred thousand are never in memory at once; what was in the trash then is left out.
 */
export const differing = async (
  planes: Planes,
  actor: Actor,
  { kind, backup, search, cursor, limit }: Asked,
): Promise<{ items: Differing[]; nextCursor: string | null }> => {
  const after = cursor === undefined ? '' : idIn(cursor);
  const part = backup.manifest.parts.find(({ table }) => table === kind.name);
  const items: Differing[] = [];
  const words = search?.toLocaleLowerCase();
  const take = async (batch: Map<string, string>): Promise<void> => {
    const found = await asActor(planes, actor, em => compare(em, actor, { kind, backup, batch }), {
      readOnly: true,
    });
    items.push(
      ...found.filter(
        ({ name, patient }) =>
          !words || [name, patient].some(text => text?.toLocaleLowerCase().includes(words)),
      ),
    );
  };
  let batch = new Map<string, string>();
  for await (const row of part ? rowsIn(backup, part) : []) {
    const { id, ...columns } = columnsIn(row);
    if (id <= after || columns['deleted_at']) continue;
    batch.set(id, row);
    if (batch.size < AT_ONCE) continue;
    await take(batch);
    batch = new Map();
    if (items.length > limit) break;
  }
  if (batch.size > 0) await take(batch);
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, nextCursor: items.length > limit && last ? cursorOf(last.id) : null };
};

const cursorOf = (id: string): string => Buffer.from(JSON.stringify([id])).toString('base64url');

/** The cursor is the last id that was answered. */
const idIn = (cursor: string): string => {
  const [, id] = /^\["([0-9a-f-]{36})"\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!id) throw noSuchPage();
  return id;
};

const compare = async (
  em: ClinicEm,
  actor: Actor,
  { kind, backup, batch }: { kind: Kind; backup: VerifiedBackup; batch: Map<string, string> },
): Promise<Differing[]> => {
  const today = await rowsById(em, actor, kind.name, [...batch.keys()]);
  const differ = [...batch].flatMap(([id, row]) => {
    const now = today.get(id);
    // To the letter, so that what is the same is not even opened.
    if (now === row) return [];
    const found = compared(kind, backup.ring, row, now);
    return found.state === 'same' ? [] : [found];
  });
  const patients = await patientsOf(em, differ);
  return differ.map(found => ({
    ...{ id: found.id, state: found.state, fields: found.state === 'gone' ? [] : found.fields },
    ...calledOf(found.was),
    patient: patients.get(String(found.was['patient'])) ?? null,
    patientId: patientIn(kind, found),
  }));
};

/** What the patients of these records are called today, by their ids. */
export const patientsOf = async (
  em: ClinicEm,
  records: Pick<Compared, 'was'>[],
): Promise<Map<string, string>> => {
  const ids = [
    ...new Set(records.flatMap(({ was: { patient } }) => (typeof patient === 'string' ? [patient] : []))),
  ];
  if (ids.length === 0) return new Map();
  const found = await em.find(Patient, { id: { $in: ids } }, { filters: { live: false } });
  return new Map(found.map(patient => [patient.id, patientName(patient)]));
};

/** Whom a record tells of. */
export const patientIn = ({ meta }: Kind, { id, was }: Pick<Compared, 'id' | 'was'>): string | null => {
  const { patient } = was;
  if (meta.className === 'Patient') return id;
  return typeof patient === 'string' ? patient : null;
};
