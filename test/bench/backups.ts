import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { backUp } from '../../server/operations/backups/back-up.ts';
import { rowReader } from '../../server/operations/backups/read-rows.ts';
import { restoreClinic } from '../../server/operations/backups/restore.ts';
import { storedBackup } from '../../server/operations/backups/stored-backup.ts';
import { tablesOf } from '../../server/operations/backups/tables.ts';
import { folderTarget } from '../../server/operations/backups/targets/folder.ts';
import { verifyBackup } from '../../server/operations/backups/verify-backup.ts';
import { atLeast, type Figures } from './figures.ts';
import type { Stage } from './stage.ts';
import { rounded } from './statistics.ts';

const MB = 1e6;

/** What is asked of the largest clinic: all of its rows, as text. */
const bytesOf = ({ planes, clinic }: Stage): Promise<number> => {
  const actor = systemActor(clinic.id, 'bench');
  return asActor(
    planes,
    actor,
    async em => {
      const rowsOf = await rowReader(em, planes, actor);
      let bytes = 0;
      for (const { name } of tablesOf(planes))
        for await (const row of rowsOf(name)) bytes += Buffer.byteLength(row);
      return bytes;
    },
    { readOnly: true, isSnapshot: true },
  );
};

/**
 * How fast the largest clinic is backed up and restored, in megabytes of its rows as text; beside it how fast the same rows are only
 * read, without hashing, compressing, sealing and writing them. Each lasts for seconds, so each is done once.
 */
export const backupsMbPerS = async (stage: Stage): Promise<Figures> => {
  const { planes, clinic } = stage;
  const folder = await mkdtemp(join(tmpdir(), 'medflow-bench-'));
  const target = folderTarget(folder);
  try {
    const [bytes, readMs] = await measured(() => bytesOf(stage));
    const [{ name, bytes: kept }, writeMs] = await measured(() =>
      backUp({ planes, target }, clinic, 'bench'),
    );
    const stored = storedBackup(target, clinic.id, name);
    const [backup, verifyMs] = await measured(() => verifyBackup(planes, clinic, stored));
    const [, restoreMs] = await measured(() =>
      restoreClinic(planes, systemHand('bench'), { backup, name, reason: 'Bench' }),
    );
    // What is measured next shall not meet the rows of before.
    await stage.admin.query('vacuum analyze');
    const perS = (ms: number): number => (1000 * bytes) / MB / ms;
    return {
      backupMbPerS: atLeast(10, perS(writeMs), {
        ...{ readMbPerS: rounded(perS(readMs)), mb: rounded(bytes / MB), keptMb: rounded(kept / MB) },
      }),
      restoreMbPerS: atLeast(2, perS(restoreMs), { verifyMbPerS: rounded(perS(verifyMs)) }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What `work` answers, and the milliseconds that it took. */
const measured = async <T>(work: () => Promise<T>): Promise<[answer: T, ms: number]> => {
  const start = performance.now();
  const answer = await work();
  return [answer, performance.now() - start];
};
