import type { z } from 'zod';
import { AskedBackup, BackupReport } from '../../../shared/clinic/backups.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { Backup } from '../../access/clinics/backup.entity.ts';
import { allowed, authorized, router } from '../../api/trpc.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';

/** More than are kept. */
const MOST = 100;

const reportOf = (planes: Planes, clinicId: string): Promise<z.input<typeof BackupReport>> =>
  inPlatform(
    planes,
    async em => {
      const found = await em.find(
        Backup,
        { clinicId, removedAt: null },
        { orderBy: { createdAt: 'desc' }, limit: MOST },
      );
      const ended = found.filter(({ finishedAt }) => finishedAt);
      const [last] = ended;
      return {
        backups: ended.flatMap(({ id, createdAt, bytes, verifiedAt, failure }) =>
          failure ? [] : { id, takenAt: createdAt, bytes, verifiedAt: verifiedAt ?? null },
        ),
        isUnderWay: found.length > ended.length,
        failedAt: last?.failure ? (last.finishedAt ?? null) : null,
      };
    },
    { readOnly: true },
  );

/** Backups of the clinic (OPS-1). What is in them nobody is told here, and bringing one back is for operators. */
export const backups = router({
  report: authorized('clinic:read', 'GET /backups', Nothing, BackupReport).query(
    ({ ctx: { planes, caller } }) => reportOf(planes, caller.clinic.id),
  ),

  backUpNow: allowed('settings:write', 'POST /backups', Nothing, AskedBackup).mutation(
    ({ ctx: { planes, caller, actor } }) =>
      inPlatform(planes, async em => {
        const clinicId = caller.clinic.id;
        const underWay = await em.findOne(Backup, { clinicId, finishedAt: null });
        if (underWay) return underWay;
        const { procedure, requestId, address } = actor.trail;
        // Together with what was asked for, so that it tells who asked.
        em.create(AuditEntry, {
          ...{ tenantId: clinicId, at: new Date(), action: 'UPDATE', entity: 'Clinic', entityId: clinicId },
          ...{
            changes: { backup: { to: 'asked for' } },
            actorId: actor.userId,
            procedure,
            requestId,
            address,
          },
        });
        return em.create(Backup, { clinicId, actor: 'the clinic' });
      }),
  ),
});
