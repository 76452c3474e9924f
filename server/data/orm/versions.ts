import { type EntityClass, type FilterQuery, OptimisticLockError } from '@mikro-orm/core';
import { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import { Refusal, StaleVersion } from '../../errors.ts';
import { actorOf } from '../records/actor.ts';
import type { ClinicRecord } from '../records/records.ts';
import type { ClinicEm } from './as-actor.ts';
import { inClinic } from './in-clinic.ts';

/** What stale changes are told by. */
type Versioned = Pick<ClinicRecord, 'id' | 'version' | 'updatedAt' | 'updatedBy'>;

/** The live record in the version the user decided about; otherwise StaleVersion tells who changed it and when (ENT-3). */
export const findVersion = async <T extends Versioned>(
  em: ClinicEm,
  entity: EntityClass<T>,
  { id, version }: { id: string; version: number },
): Promise<T> => {
  const record: Versioned & T = await em.findOneOrFail(entity, { id } as FilterQuery<T>);
  if (record.version !== version) throw await staleness(em, record);
  decided.set(record, version);
  return record;
};

/** The version of each record that somebody decided about. */
const decided = new WeakMap<object, number>();

/**
 * Called for each record that is about to be written. One that is read again meanwhile, by whatever else is looked up, takes on
 * what others wrote, its version included, and would be written over that; so it is refused as any stale change.
 */
export const expectUnchanged = (record: Versioned): void => {
  const version = decided.get(record);
  if (version === undefined) return;
  if (record.version !== version) throw OptimisticLockError.lockFailed(record);
  // What the same transaction writes once more has gone on by its own first step.
  decided.set(record, version + 1);
};

const Named = z.object({ name: z.string() });
/** Whoever left is still named. */
const nameOf = `select concat_ws(' ', title, first_name, last_name) as name from clinic.users where id = ?`;

/** Tells who changed it last, and when. Patients in the portal are told no names of the clinic's people. */
export const staleness = async (
  em: ClinicEm,
  { updatedBy, updatedAt }: Pick<Versioned, 'updatedBy' | 'updatedAt'>,
): Promise<StaleVersion> => {
  const [by] = updatedBy && !actorOf(em).patientId ? await inClinic(em, Named, nameOf, [updatedBy]) : [];
  return new StaleVersion(by?.name ?? t('Someone'), updatedAt);
};

/** Takes a record out of the trash; NOT_FOUND when it is not there at all. */
export const restoreFromTrash = async <T extends ClinicRecord>(
  em: ClinicEm,
  entity: EntityClass<T>,
  id: string,
): Promise<T> => {
  const record: ClinicRecord & T = await em.findOneOrFail(entity, { id } as FilterQuery<T>, {
    filters: { live: false },
  });
  if (!record.deletedAt) throw new Refusal('This record is not in the trash.');
  decided.set(record, record.version);
  record.deletedAt = null;
  record.deletedBy = null;
  return record;
};
