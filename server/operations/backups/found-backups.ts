import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Backup } from '../../access/clinics/backup.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { folderOf, manifestOf, nameOf, type Target } from './folder.ts';
import { isGenuine, type Part } from './manifest.ts';

/** What a backup says of itself, where there is one that this installation wrote of the clinic; it is verified when it is used. */
export const factsIn = async (planes: Planes, clinicId: string, folder: string) => {
  const manifest = await manifestOf(folder).catch(() => null);
  if (manifest?.clinic !== clinicId || !isGenuine(manifest, planes.sealKey)) return null;
  const { id, takenAt, parts } = manifest;
  return { id, takenAt: new Date(takenAt), ...sumOf(parts) };
};

export const sumOf = (parts: Pick<Part, 'bytes' | 'rows'>[]): { bytes: number; rows: number } => ({
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
});

/** The backups on the disk, whole and half-made ones, by their names. */
export const namesIn = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder).catch(() => []);
  return [...new Set(found.map(nameOf))];
};

/**
 * Takes up what is in the folder of a clinic and not known: the database may have been brought back to before it was made, and would
 * otherwise offer nothing of the time since.
 */
export const takeInFound = async (
  { planes, env }: { planes: Planes; env: Target },
  clinicId: string,
): Promise<void> => {
  for (const name of await namesIn(folderOf(env, clinicId))) {
    const found = await factsIn(planes, clinicId, join(folderOf(env, clinicId), name));
    if (!found) continue;
    const { id, takenAt, bytes, rows } = found;
    await inPlatform(planes, async em => {
      if (await em.findOne(Backup, { $or: [{ id }, { clinicId, name }] })) return;
      const at = { createdAt: takenAt, startedAt: takenAt, seenAt: takenAt, finishedAt: takenAt };
      em.create(Backup, { id, clinicId, name, actor: 'found in the folder', ...at, bytes, rows });
    });
  }
};
