import { setTimeout as wait } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { MINUTE } from '../../../shared/durations.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';
import { DataKey } from '../../platform/keys/data-key.entity.ts';
import { StartupError } from '../../startup-error.ts';
import { type Restoring, restoring } from './restoring.ts';
import { tablesOf } from './tables.ts';
import { rowsIn, type VerifiedBackup } from './verify-backup.ts';

/** How long transactions that began before are waited for; none of a call lasts so long. */
const OTHERS_END_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** A clinic that is marked for so long while nobody restores it was left by a process that was killed. */
const LEFT_AFTER_MS = 2 * MINUTE;

/** Written by one statement, so that no text is longer. */
const AT_ONCE = 1024 * 1024;

export interface Restored {
  rows: number;
  tables: number;
}

/**
 * Makes what a clinic holds what it held when the backup was taken, in one transaction, or changes nothing (B1, B3). What happened stays:
 * the trails, which tell of the restore as well, and what was sent. The backup is verified before (`verifyBackup`).
 */
export const restoreClinic = async (
  planes: Planes,
  by: PlatformActor,
  { backup, name, reason }: { backup: VerifiedBackup; name: string; reason: string },
): Promise<Restored> => {
  const { clinic } = backup.manifest;
  await reopenLeft(planes);
  const mark = await close(planes, clinic);
  try {
    await othersEnded(planes, mark.xid);
    return await restoring(planes, clinic, async run => {
      await open(run.em, clinic, mark.since);
      tell(run.em, by, { backup, name, reason });
      await run.em.flush();
      const restored = await putBack(planes, run, backup);
      await settle(planes, run, backup);
      return restored;
    });
  } catch (error) {
    await inPlatform(planes, em => open(em, clinic, mark.since));
    throw error;
  }
};

/** Lets nobody change the clinic any more; the first of two who restore it goes on. */
const close = (planes: Planes, id: string): Promise<{ since: Date; xid: string }> =>
  inPlatform(planes, async em => {
    const clinic = await em.findOneOrFail(Clinic, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (clinic.restoringSince) throw new StartupError(`${clinic.slug} is being restored already.`);
    if (!['trial', 'active'].includes(clinic.status))
      throw new StartupError(`${clinic.slug} is ${clinic.status}: reactivate it before it is restored.`);
    const since = new Date();
    clinic.restoringSince = since;
    await em.flush();
    const [row] = await em.execute<{ xid: string }[]>('select pg_current_xact_id()::text as xid');
    return { since, xid: String(row?.xid) };
  });

/** Takes the mark away, where it is ours. */
const open = async (em: SqlEntityManager, id: string, since: Date): Promise<void> => {
  const clinic = await em.findOneOrFail(Clinic, { id });
  if (+(clinic.restoringSince ?? 0) === +since) clinic.restoringSince = null;
};

/** Waits until whoever may have written before the clinic was closed has committed, or has not. */
const othersEnded = async (planes: Planes, xid: string): Promise<void> => {
  for (const until = Date.now() + OTHERS_END_MS; ; await wait(LOOK_EVERY_MS)) {
    const [row] = await inPlatform(
      planes,
      em =>
        em.execute<{ ended: boolean }[]>(
          'select pg_snapshot_xmin(pg_current_snapshot()) > ?::xid8 as ended',
          [xid],
        ),
      { readOnly: true },
    );
    if (row?.ended) return;
    if (Date.now() > until)
      throw new StartupError('Somebody has been changing something for too long. Please try again.');
  }
};

const tell = (
  em: SqlEntityManager,
  by: PlatformActor,
  { backup: { manifest }, name, reason }: { backup: VerifiedBackup; name: string; reason: string },
): void => {
  const { clinic: tenantId, takenAt, parts } = manifest;
  const action = 'clinic.restore';
  const changes = {
    backup: { to: name },
    takenAt: { to: takenAt },
    rows: { to: Object.fromEntries(parts.map(({ table, rows }) => [table, rows])) },
  };
  recordSystemAction(em, by, {
    ...{ action, tenantId, entity: 'Clinic', entityId: tenantId, reason, changes },
  });
  em.create(AuditEntry, {
    ...{ tenantId, at: new Date(), action: 'RESTORE', entity: 'Clinic', entityId: tenantId },
    ...{ reason, requestId: by.requestId, address: by.address, procedure: action, actorId: null, changes },
  });
};

const putBack = async (planes: Planes, run: Restoring, backup: VerifiedBackup): Promise<Restored> => {
  const restored = tablesOf(planes).filter(({ isKept }) => !isKept);
  const parts = backup.manifest.parts.filter(({ table }) => restored.some(({ name }) => name === table));
  for (const { table } of parts) await run.call('select security.clear_rows(?)', [table]);
  for (const part of parts)
    for await (const rows of batched(rowsIn(backup, part)))
      await run.call('select security.restore_rows(?, ?)', [part.table, `[${rows.join(',')}]`]);
  for (const { table, rows, digest } of parts) {
    const found = await run.digestOf(table);
    if (found.rows !== rows || found.digest !== digest)
      throw new StartupError(
        `${table} would not be what was backed up, so nothing was changed. Please try again.`,
      );
  }
  return { rows: parts.reduce((sum, { rows }) => sum + rows, 0), tables: parts.length };
};

export async function* batched(rows: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let size = 0;
  for await (const row of rows) {
    batch.push(row);
    size += row.length;
    if (size < AT_ONCE) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

const settle = async (planes: Planes, run: Restoring, { manifest }: VerifiedBackup): Promise<void> => {
  const kept = tablesOf(planes).filter(({ isKept }) => isKept);
  await run.call(`select security.settle_restore(string_to_array(?, ' ')::regclass[])`, [
    kept.map(({ name }) => name).join(' '),
  ]);
  // What came back may be sealed with an older key, so the job that seals anew looks once more.
  for (const key of await run.em.find(DataKey, { clinicId: manifest.clinic })) key.drainedAt = null;
};

/** Opens clinics whose restore was killed, and of which nothing remained. */
export const reopenLeft = (planes: Planes): Promise<unknown> =>
  inPlatform(planes, em =>
    em.execute(
      `update platform.clinics set restoring_since = null where restoring_since < ? and pg_try_advisory_xact_lock(hashtextextended('restore ' || id, 0))`,
      [new Date(Date.now() - LEFT_AFTER_MS)],
    ),
  );

export interface Difference {
  table: string;
  /** Rows in the clinic, and in the backup. */
  now: number;
  backedUp: number;
  isSame: boolean;
}

/** What a restore would change, table by table. */
export const differences = (planes: Planes, { manifest }: VerifiedBackup): Promise<Difference[]> =>
  restoring(planes, manifest.clinic, async ({ digestOf }) => {
    const found: Difference[] = [];
    for (const { name: table, isKept } of tablesOf(planes)) {
      const part = manifest.parts.find(one => one.table === table);
      if (isKept || !part) continue;
      const now = await digestOf(table);
      found.push({ table, now: now.rows, backedUp: part.rows, isSame: now.digest === part.digest });
    }
    return found;
  });
