import { Backup } from '../../access/clinics/backup.entity.ts';
import { isSealed } from '../../data/forms/sealed-column.ts';
import { placeOf } from '../../data/orm/connection/sealing-driver.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { StartupError } from '../../startup-error.ts';
import { type ClinicToBackUp, raiseBackupAlert } from './back-up.ts';
import { clinicsByAge } from './nightly.ts';
import { batched } from './restore.ts';
import { restoring } from './restoring.ts';
import { storedBackup } from './stored-backup.ts';
import { type ClinicTable, tablesOf } from './tables.ts';
import type { Target } from './targets/target.ts';
import { rowsIn, type VerifiedBackup, verifyBackup } from './verify-backup.ts';

/** Of each table so many rows are opened, whatever of them is sealed. */
const SAMPLE = 20;

/** Restores a backup into tables that are gone afterwards, and compares; refuses what would not come back as it was. */
const tryRestore = (planes: Planes, backup: VerifiedBackup): Promise<void> =>
  restoring(planes, backup.manifest.clinic, async ({ call }) => {
    const tables = new Map(tablesOf(planes).map(table => [table.name, table]));
    for (const part of backup.manifest.parts) {
      const table = tables.get(part.table);
      let isFirst = true;
      for await (const rows of batched(rowsIn(backup, part))) {
        if (table && isFirst) openSome(backup, table, rows.slice(0, SAMPLE));
        isFirst = false;
        await call('select security.try_rows(?, ?)', [part.table, `[${rows.join(',')}]`]);
      }
      const [tried] = await call<{ total: number; digest: string }>(
        'select total, digest from security.end_trial()',
        [],
      );
      if (Number(tried?.total) !== part.rows || tried?.digest !== part.digest)
        throw new StartupError(`${part.table} did not come back as it was backed up.`);
    }
  });

const openSome = ({ ring }: VerifiedBackup, { meta }: ClinicTable, rows: string[]): void => {
  const sealed = meta.props.filter(isSealed);
  for (const text of rows) {
    const row: Record<string, unknown> = JSON.parse(text);
    const key = { tenantId: row['tenant_id'], id: row['id'] };
    for (const property of sealed) {
      const value = row[String(property.fieldNames[0])];
      // Bytes are written as PostgreSQL writes them: \x and hex digits.
      if (typeof value === 'string')
        ring.open(placeOf(meta, property, key), Buffer.from(value.slice(2), 'hex'));
    }
  }
};

interface Trying {
  planes: Planes;
  target: Target;
  signal: AbortSignal;
}

/** Restores the newest backup of every clinic on trial, once a day, and raises an alert for each that would not come back. */
export const tryRestores = async ({ planes, target, signal }: Trying, now = new Date()): Promise<void> => {
  const today = new Date(now).setUTCHours(0, 0, 0, 0);
  const failures: unknown[] = [];
  for (const clinic of await clinicsByAge(planes)) {
    signal.throwIfAborted();
    if (!clinic.last || +(clinic.last.verifiedAt ?? 0) >= today) continue;
    await tryOne({ planes, target }, clinic, clinic.last).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};

const tryOne = async (
  { planes, target }: Omit<Trying, 'signal'>,
  clinic: ClinicToBackUp,
  { id, name }: Backup,
): Promise<void> => {
  try {
    await tryRestore(planes, await verifyBackup(planes, clinic, storedBackup(target, clinic.id, name)));
  } catch (error) {
    await inPlatform(planes, em => raiseBackupAlert(em, clinic.id));
    throw error;
  }
  await inPlatform(planes, async em => {
    (await em.findOneOrFail(Backup, { id })).verifiedAt = new Date();
  });
};
