import { TRPCError } from '@trpc/server';
import { Backup } from '../../../access/clinics/backup.entity.ts';
import type { BackedUpRecords, LookingBack } from '../../../api/call-context.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import { inPlatform } from '../../../data/orm/in-platform.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { recordAccess } from '../../../data/trails/record-access.ts';
import { MISSING, Refusal } from '../../../errors.ts';
import type { Log } from '../../../logger.ts';
import { StartupError } from '../../../startup-error.ts';
import { rowsById } from '../read-rows.ts';
import { storedBackup } from '../stored-backup.ts';
import { openTarget, type TargetSettings } from '../targets/open-target.ts';
import { OtherTables, openBackup, rowsIn, type VerifiedBackup, verifyParts } from '../verify-backup.ts';
import { type Compared, compared, differing, patientIn } from './differing.ts';
import { type Kind, kindNamed, kindsOf } from './kinds.ts';
import { columnsIn } from './plain.ts';
import { putBack, undoPutBack } from './put-back.ts';
import { recordOf } from './record-of.ts';
import { sealedUndo, undoIn } from './undo.ts';

interface Parts {
  planes: Planes;
  env: TargetSettings;
  /** Where it is told why a backup was refused; without one, whoever asked is told. */
  log?: Pick<Log, 'warn'>;
}

/** Reads the backups of clinics record by record, and puts records back. */
export const backedUpRecords = ({ planes, env, log }: Parts): BackedUpRecords => {
  const wasVerified = rememberVerified();

  /** A backup of the clinic that is offered; whoever names one of another clinic finds nothing. */
  const offered = async ({ clinic }: LookingBack, id: string): Promise<Backup> => {
    const backup = await inPlatform(planes, em => em.findOneOrFail(Backup, { id, clinicId: clinic.id }), {
      readOnly: true,
    });
    if (!backup.finishedAt || backup.failure || backup.removedAt)
      throw new Refusal('This backup is not there: it is being written, failed, or was removed.');
    return backup;
  };

  const look = async <T>(
    { clinic }: LookingBack,
    { name }: Backup,
    { kinds, work }: { kinds: Kind[]; work: (backup: VerifiedBackup) => Promise<T> },
  ): Promise<T> => {
    try {
      const stored = storedBackup(await openTarget(env), clinic.id, name);
      return await work(
        await openBackup(
          planes,
          clinic,
          stored,
          kinds.map(kind => kind.name),
        ),
      );
    } catch (error) {
      if (!log || !(error instanceof StartupError)) throw error;
      log.warn({ backup: name, failure: error.message }, 'A backup was refused');
      throw error instanceof OtherTables
        ? new Refusal('These records had another form when this backup was taken. Please choose a newer one.')
        : new Refusal(
            'This backup is not what was written here, or does not open any more. Nothing was changed. Please speak to support.',
          );
    }
  };

  const find = async (
    { actor }: LookingBack,
    backup: VerifiedBackup,
    kind: Kind,
    id: string,
  ): Promise<Compared> => {
    const then = await rowOf(backup, kind, id);
    const today = await asActor(planes, actor, em => rowsById(em, actor, kind.name, [id]), {
      readOnly: true,
    });
    return compared(kind, backup.ring, then, today.get(id));
  };

  return {
    async kinds(by, { backupId }) {
      const backup = await offered(by, backupId);
      return look(by, backup, {
        kinds: [],
        work: async ({ manifest: { parts, takenAt } }) => ({
          takenAt: new Date(takenAt),
          kinds: kindsOf(planes).flatMap(({ name, meta }) => {
            const rows = parts.find(({ table }) => table === name)?.rows ?? 0;
            return rows > 0 ? [{ entity: meta.className, rows }] : [];
          }),
        }),
      });
    },

    async list(by, { backupId, entity, ...asked }) {
      const [backup, kind] = [await offered(by, backupId), kindNamed(planes, entity)];
      const page = await look(by, backup, {
        kinds: [kind],
        work: found => differing(planes, by.actor, { ...asked, kind, backup: found }),
      });
      await seen(
        planes,
        by,
        page.items.map(({ patientId }) => patientId),
      );
      return page;
    },

    async get(by, { backupId, entity, entityId }) {
      const [backup, kind] = [await offered(by, backupId), kindNamed(planes, entity)];
      const found = await look(by, backup, {
        kinds: [kind],
        work: opened => find(by, opened, kind, entityId),
      });
      await seen(planes, by, [patientIn(kind, found)]);
      return asActor(planes, by.actor, em => recordOf(em, kind, found), { readOnly: true });
    },

    async putBack(by, { backupId, entity, entityId, version, fields }) {
      const [backup, kind] = [await offered(by, backupId), kindNamed(planes, entity)];
      const found = await look(by, backup, {
        kinds: [kind],
        work: async opened => {
          await wasVerified(opened);
          return find(by, opened, kind, entityId);
        },
      });
      const put = await putBack(planes, by.actor, {
        kind,
        found,
        version,
        fields,
        reason: [`backup ${backup.name}`, by.reason].filter(Boolean).join(': '),
      });
      return { ...put, undo: sealedUndo(planes, by.actor, { ...put, entity, backup: backup.name }) };
    },

    async undo({ actor }, { undo }) {
      const { entity, backup, ...put } = undoIn(planes, actor, undo);
      return undoPutBack(planes, actor, {
        kind: kindNamed(planes, entity),
        put,
        reason: `undone: backup ${backup}`,
      });
    },
  };
};

const seen = async (planes: Planes, { actor }: LookingBack, patients: (string | null)[]): Promise<void> => {
  const ids = patients.filter(id => id !== null);
  if (ids.length > 0) await asActor(planes, actor, async em => recordAccess(em, ids));
};

const rowOf = async (backup: VerifiedBackup, { name }: Kind, id: string): Promise<string> => {
  const part = backup.manifest.parts.find(({ table }) => table === name);
  for await (const row of part ? rowsIn(backup, part) : []) if (columnsIn(row).id === id) return row;
  throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
};

/** Backups that are put back from again and again; more are verified anew. */
const MOST = 100;

/**
 * Verifies all of a backup before anything of it is written, and again once any of its files is another one: whoever puts back one
 * record after the other need not wait for all of it each time.
 */
const rememberVerified = () => {
  const known = new Map<string, string>();
  return async (backup: VerifiedBackup): Promise<void> => {
    const { target, path } = backup.stored;
    const stamp = await target.stampOf(path);
    if (known.get(path) === stamp) return;
    await verifyParts(backup);
    if (known.size >= MOST) known.clear();
    known.set(path, stamp);
  };
};
