import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { MINUTE } from '../../../shared/durations.ts';
import { Backup } from '../../access/clinics/backup.entity.ts';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { openAlert } from '../../access/security-events/alerts.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { StartupError } from '../../startup-error.ts';
import { factsIn, sumOf } from './found-backups.ts';
import { removeStored, storedBackup } from './stored-backup.ts';
import { openTarget, type TargetSettings } from './targets/open-target.ts';
import { type Target, TargetError } from './targets/target.ts';
import { writeBackup } from './write-backup.ts';

interface BackingUp {
  planes: Planes;
  target: Target;
}

export type ClinicToBackUp = { id: string; slug: string };

/** Another process is at it. */
class BackupUnderWay extends StartupError {}

/** What a run for many clinics meets: a backup that is made elsewhere already is as good as its own. */
export const unlessUnderWay = (error: unknown): void => {
  if (!(error instanceof BackupUnderWay)) throw error;
};

const SIGN_OF_LIFE_MS = 10_000;
/** Whoever says nothing for so long was killed. */
const DEAD_AFTER_MS = 2 * MINUTE;

/** Backs a clinic up (OPS-1). A failure is written down and raised as an alert, and leaves nothing that could be taken for a backup. */
export const backUp = async (
  { planes, target }: BackingUp,
  clinic: ClinicToBackUp,
  actor: string,
): Promise<Backup> => {
  await buryDead({ planes, target }, clinic);
  const begun = await begin(planes, clinic, actor);
  const stored = storedBackup(target, clinic.id, begun.name);
  const change = (found: Partial<Pick<Backup, 'seenAt' | 'finishedAt' | 'failure' | 'bytes' | 'rows'>>) =>
    inPlatform(planes, async em => Object.assign(await em.findOneOrFail(Backup, begun.id), found));
  const alive = setInterval(
    // Lost with the database for a while, as what is written is.
    () => void change({ seenAt: new Date() }).catch(() => undefined),
    SIGN_OF_LIFE_MS,
  );
  try {
    const { parts } = await writeBackup(planes, { id: begun.id, clinic, stored });
    return await change({ finishedAt: new Date(), ...sumOf(parts) });
  } catch (error) {
    // What cannot be removed now is, with what is no longer kept.
    await removeStored(stored).catch(() => undefined);
    await failed(planes, begun, reasonOf(error));
    throw error;
  } finally {
    clearInterval(alive);
  }
};

const begin = (planes: Planes, { id, slug }: ClinicToBackUp, actor: string): Promise<Backup> =>
  inPlatform(planes, async em => {
    const now = { startedAt: new Date(), seenAt: new Date() };
    const asked = await em.findOne(
      Backup,
      { clinicId: id, startedAt: null, finishedAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    return asked ? Object.assign(asked, now) : em.create(Backup, { clinicId: id, actor, ...now });
  }).catch((error: unknown) => {
    if (error instanceof UniqueConstraintViolationException)
      throw new BackupUnderWay(`A backup of ${slug} is being made already.`);
    throw error;
  });

/**
 * Marks what was being written by a process that is gone as failed, and removes what there is of it (F6); unless it is whole, as it is
 * where the process was killed at the very end, or the database was brought back to the middle of it.
 */
const buryDead = async ({ planes, target }: BackingUp, { id }: ClinicToBackUp): Promise<void> => {
  const em = planes.platform.em.fork();
  const before = new Date(Date.now() - DEAD_AFTER_MS);
  for (const dead of await em.find(Backup, {
    clinicId: id,
    finishedAt: null,
    startedAt: { $ne: null },
    seenAt: { $lt: before },
  })) {
    const stored = storedBackup(target, id, dead.name);
    const whole = await factsIn(planes, id, stored);
    if (whole?.id === dead.id) {
      const { takenAt: finishedAt, bytes, rows } = whole;
      await inPlatform(planes, async em => {
        Object.assign(await em.findOneOrFail(Backup, dead.id), { finishedAt, bytes, rows });
      });
      continue;
    }
    await removeStored(stored);
    await failed(planes, dead, 'interrupted');
  }
};

const failed = (planes: Planes, { id, clinicId }: Backup, failure: string): Promise<void> =>
  inPlatform(planes, async em => {
    Object.assign(await em.findOneOrFail(Backup, { id }), { finishedAt: new Date(), failure });
    await raiseBackupAlert(em, clinicId);
  });

export const raiseBackupAlert = (em: Parameters<typeof openAlert>[0], clinicId: string): Promise<void> =>
  openAlert(em, {
    ...{ name: 'BackupFailed', severity: 'critical', subject: `clinic ${clinicId}`, tenantId: clinicId },
  });

/** What went wrong; where others worded it without their words, which may quote rows. */
const reasonOf = (error: unknown): string => {
  if (error instanceof TargetError) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return [code, name].find(word => typeof word === 'string') ?? 'unknown';
};

/** The backups of a clinic that are offered, the newest first. */
export const backupsOf = (planes: Planes, clinicId: string): Promise<Backup[]> =>
  planes.platform.em
    .fork()
    .find(
      Backup,
      { clinicId, finishedAt: { $ne: null }, failure: null, removedAt: null },
      { orderBy: { createdAt: 'desc' } },
    );

/** The newest that has ended, well or not. */
export const lastOf = (planes: Planes, clinicId: string): Promise<Backup | null> =>
  planes.platform.em
    .fork()
    .findOne(Backup, { clinicId, finishedAt: { $ne: null } }, { orderBy: { createdAt: 'desc' } });

/** One of them by its name, or the newest. */
export const findBackup = async (
  planes: Planes,
  { id, slug }: ClinicToBackUp,
  name?: string,
): Promise<Backup> => {
  const found = await backupsOf(planes, id);
  const backup = name ? found.find(one => one.name === name) : found[0];
  if (!backup) throw new StartupError(name ? `${slug} has no backup ${name}.` : `${slug} has no backup yet.`);
  return backup;
};

/** Clinics that ask for a backup, or whose last one was left by a process that was killed. */
export const askedBackups = (): WorkToFind => ['clinics_to_back_up'];

/** Writes what a clinic asks for. */
export const writeAsked =
  (settings: TargetSettings) =>
  async (planes: Planes, clinic: ClinicToBackUp): Promise<boolean> => {
    await backUp({ planes, target: await openTarget(settings) }, clinic, 'job').catch(unlessUnderWay);
    return false;
  };
