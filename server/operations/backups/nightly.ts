import { Backup } from '../../access/clinics/backup.entity.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { backUp, backupsOf, type ClinicToBackUp, unlessUnderWay } from './back-up.ts';
import { removeStored, storedBackup } from './stored-backup.ts';
import type { Target } from './targets/target.ts';

interface Nightly {
  planes: Planes;
  target: Target;
  signal: AbortSignal;
}

/** Of so many days backups of a clinic are kept. */
const DAYS_KEPT = 30;

/** The clinics, those first whose last backup is the oldest, so that a large one keeps nobody waiting twice. */
export const clinicsByAge = async (planes: Planes): Promise<(ClinicToBackUp & { last?: Backup })[]> => {
  const em = planes.platform.em.fork();
  const [clinics, backups] = await Promise.all([
    em.find(Clinic, { status: { $ne: 'erased' } }, { orderBy: { id: 1 } }),
    em.find(
      Backup,
      { finishedAt: { $ne: null }, failure: null, removedAt: null },
      { orderBy: { createdAt: 1 } },
    ),
  ]);
  const last = new Map(backups.map(backup => [backup.clinicId, backup]));
  return clinics
    .map(({ id, slug }) => ({ id, slug, last: last.get(id) }))
    .sort((one, other) => +(one.last?.createdAt ?? 0) - +(other.last?.createdAt ?? 0));
};

/**
 * Backs up every clinic that has no backup of this day, one after the other; run again, it goes on with those that are left. One that
 * fails keeps no other from it; the run fails once all others are done. Removes what is no longer kept.
 */
export const backUpClinics = async ({ planes, target, signal }: Nightly, now = new Date()): Promise<void> => {
  const today = new Date(now).setUTCHours(0, 0, 0, 0);
  const failures: unknown[] = [];
  for (const clinic of await clinicsByAge(planes)) {
    signal.throwIfAborted();
    if (clinic.last && +clinic.last.createdAt >= today) continue;
    await backUp({ planes, target }, clinic, 'job')
      .then(() => removeOld({ planes, target }, clinic.id), unlessUnderWay)
      .catch((error: unknown) => failures.push(error));
  }
  await removeErased({ planes, target });
  if (failures.length > 0) throw failures[0];
};

/** Removes what is no longer kept, and what is left of what had been removed before. */
export const removeOld = async (
  { planes, target }: Omit<Nightly, 'signal'>,
  clinicId: string,
  days = DAYS_KEPT,
): Promise<void> => {
  const backups = await backupsOf(planes, clinicId);
  const kept = keptOf(backups, days);
  await removeAll(
    { planes, target },
    backups.filter(backup => !kept.has(backup)),
  );
  await removeLeft({ planes, target }, clinicId);
};

/**
 * Of each of the newest days that have any the last backup and the first, so that nobody pushes out what was by asking for more; and the
 * newest of which it is known that it comes back.
 */
const keptOf = (backups: Backup[], days: number): Set<Backup | undefined> => {
  const byDay = [...Map.groupBy(backups, ({ createdAt }) => createdAt.toISOString().slice(0, 10)).values()];
  return new Set([
    ...byDay.slice(0, days).flatMap(ofDay => [ofDay[0], ofDay.at(-1)]),
    backups.find(({ verifiedAt }) => verifiedAt),
  ]);
};

const removeAll = async ({ planes, target }: Omit<Nightly, 'signal'>, backups: Backup[]): Promise<void> => {
  for (const { id, clinicId, name } of backups) {
    // Marked first: what is half removed is offered to nobody.
    await inPlatform(planes, async em => {
      (await em.findOneOrFail(Backup, { id })).removedAt = new Date();
    });
    await removeStored(storedBackup(target, clinicId, name));
  }
};

/** Removes the files of what was marked before the process was killed; never what nobody here knows of. */
const removeLeft = async ({ planes, target }: Omit<Nightly, 'signal'>, clinicId: string): Promise<void> => {
  const left = await planes.platform.em.fork().find(Backup, {
    clinicId,
    name: { $in: await target.list(clinicId) },
    $or: [{ removedAt: { $ne: null } }, { failure: { $ne: null } }],
  });
  for (const { name } of left) await removeStored(storedBackup(target, clinicId, name));
};

/** What no key opens any more need not be kept. */
export const removeErased = async ({ planes, target }: Omit<Nightly, 'signal'>): Promise<void> => {
  const folders = await target.list('');
  const erased = await planes.platform.em
    .fork()
    .find(Clinic, { status: 'erased', id: { $in: folders.filter(name => UUID.test(name)) } });
  for (const { id } of erased) {
    await removeAll({ planes, target }, await backupsOf(planes, id));
    await target.remove(id);
  }
};

const UUID = /^[0-9a-f-]{36}$/;
