import type { Command } from 'commander';
import type { Backup } from '../../../access/clinics/backup.entity.ts';
import { systemHand } from '../../../data/trails/system-action.ts';
import { backUp, backupsOf, findBackup, lastOf } from '../../../operations/backups/back-up.ts';
import { differences, restoreClinic } from '../../../operations/backups/restore.ts';
import { storedBackup, whereIs } from '../../../operations/backups/stored-backup.ts';
import { openTarget } from '../../../operations/backups/targets/open-target.ts';
import { verifyBackup } from '../../../operations/backups/verify-backup.ts';
import { StartupError } from '../../../startup-error.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';
import { table } from '../../terminal/table.ts';
import { withPlanes } from '../../terminal/with-planes.ts';
import { clinicOf, withFound } from './clinic-of.ts';
import { recordCommands } from './records.ts';

/** medflow backup create|list|verify|restore|diff|take-back: the backups of a clinic (OPS-1, docs/backups.md). */
export function backupCommands(program: Command): void {
  const backup = program.command('backup').description('backups of one clinic, and bringing it back');
  command(backup, 'create <slug>', 'back a clinic up now', create);
  command(backup, 'list <slug>', 'say which backups of a clinic there are', list);
  command(backup, 'verify <slug> [name]', 'read a whole backup, the newest unless one is named', verify);
  command(backup, 'restore <slug> <name>', 'make a clinic what it was when a backup of it was taken', restore)
    .requiredOption('--reason <text>', 'for the audit')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--confirm <slug>', 'the clinic once more, whose rows of today are replaced');
  recordCommands(backup);
}

const factsOf = ({ name, createdAt, finishedAt, bytes, rows, verifiedAt }: Backup) => ({
  ...{ name, createdAt, finishedAt: finishedAt ?? null, bytes, rows, verifiedAt: verifiedAt ?? null },
});

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const create = (session: Session, _options: object, slug = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const target = await openTarget(session.env);
    const clinic = await clinicOf(planes, slug);
    const made = await backUp({ planes, target }, clinic, 'command line');
    return {
      text: `${slug} is backed up: ${made.rows} rows, ${megabytes(made.bytes)}, in ${whereIs(storedBackup(target, clinic.id, made.name))}`,
      json: factsOf(made),
    };
  });

const list = (session: Session, _options: object, slug = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { clinic } = await withFound(planes, session, slug);
    const [found, last] = await Promise.all([backupsOf(planes, clinic.id), lastOf(planes, clinic.id)]);
    const rows = found.map(({ name, rows, bytes, verifiedAt }) => [
      ...[name, `${rows}`, megabytes(bytes), verifiedAt ? verifiedAt.toISOString() : 'not yet'],
    ]);
    const listed =
      found.length > 0
        ? table([['backup', 'rows', 'size', 'last verified restore'], ...rows])
        : `${slug} has no backup yet.`;
    return {
      text: last?.failure ? `${listed}\n\n${last.name} failed: ${last.failure}` : listed,
      json: found.map(factsOf),
    };
  });

const verify = (session: Session, _options: object, slug = '', name?: string): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { clinic, target } = await withFound(planes, session, slug);
    const backup = await findBackup(planes, clinic, name);
    const { manifest } = await verifyBackup(planes, clinic, storedBackup(target, clinic.id, backup.name));
    return {
      text: `${backup.name} is whole, unchanged and opens: ${backup.rows} rows of ${manifest.parts.length} tables.`,
      json: factsOf(backup),
    };
  });

interface Restoring {
  reason: string;
  dryRun?: boolean;
  confirm?: string;
}

const restore = (
  session: Session,
  { reason, dryRun = false, confirm }: Restoring,
  slug = '',
  name = '',
): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { clinic, target } = await withFound(planes, session, slug);
    const found = await findBackup(planes, clinic, name);
    session.say('Verifying the backup');
    const backup = await verifyBackup(planes, clinic, storedBackup(target, clinic.id, found.name));
    if (dryRun) {
      const changes = (await differences(planes, backup)).filter(({ isSame }) => !isSame);
      const rows = changes.map(({ table, now, backedUp }) => [table, `${now}`, `${backedUp}`]);
      return {
        text:
          rows.length > 0
            ? table([['would change', 'rows now', 'rows then'], ...rows])
            : 'Nothing would change.',
        json: changes,
      };
    }
    if (confirm !== slug)
      throw new StartupError(
        `This replaces what ${slug} holds by what it held at ${backup.manifest.takenAt}. See what would change with --dry-run, and say --confirm ${slug}.`,
      );
    const { rows, tables } = await restoreClinic(planes, systemHand('command line'), {
      ...{ backup, name, reason },
    });
    return {
      text: `${slug} is what it was at ${backup.manifest.takenAt}: ${rows} rows of ${tables} tables.`,
      json: { name, takenAt: backup.manifest.takenAt, rows, tables },
    };
  });
