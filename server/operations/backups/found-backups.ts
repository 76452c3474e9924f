import { Backup } from '../../access/clinics/backup.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { isGenuine, type Part } from './manifest.ts';
import { manifestOf, NoBackup, type StoredBackup, storedBackup } from './stored-backup.ts';
import type { Target } from './targets/target.ts';

/** What a backup says of itself, where there is one that this installation wrote of the clinic; it is verified when it is used. */
export const factsIn = async (planes: Planes, clinicId: string, backup: StoredBackup) => {
  const manifest = await manifestOf(backup).catch((error: unknown) => {
    // Of a target that does not answer nobody knows whether it has one.
    if (error instanceof NoBackup) return null;
    throw error;
  });
  if (manifest?.clinic !== clinicId || !isGenuine(manifest, planes.sealKey)) return null;
  const { id, takenAt, parts } = manifest;
  return { id, takenAt: new Date(takenAt), ...sumOf(parts) };
};

export const sumOf = (parts: Pick<Part, 'bytes' | 'rows'>[]): { bytes: number; rows: number } => ({
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
});

/**
 * Takes up what a target has of a clinic and nobody knows: the database may have been brought back to before it was made, and would
 * otherwise offer nothing of the time since.
 */
export const takeInFound = async (
  { planes, target }: { planes: Planes; target: Target },
  clinicId: string,
): Promise<void> => {
  const em = planes.platform.em.fork();
  const known = new Set((await em.find(Backup, { clinicId })).map(({ name }) => name));
  for (const name of await target.list(clinicId)) {
    if (known.has(name)) continue;
    const found = await factsIn(planes, clinicId, storedBackup(target, clinicId, name));
    if (!found) continue;
    const { id, takenAt, bytes, rows } = found;
    await inPlatform(planes, async em => {
      if (await em.findOne(Backup, { $or: [{ id }, { clinicId, name }] })) return;
      const at = { createdAt: takenAt, startedAt: takenAt, seenAt: takenAt, finishedAt: takenAt };
      em.create(Backup, { id, clinicId, name, actor: 'found', ...at, bytes, rows });
    });
  }
};
