import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { openAlert } from '../../access/security-events/alerts.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Env } from '../../env.ts';
import { anchorFile, anchorsOf } from './anchors.ts';
import { verifyTrail } from './verify-trail.ts';

/** What is verified where, and whether it is to stop. */
interface Verifying {
  planes: Planes;
  env: Pick<Env, 'dataDir'>;
  signal: AbortSignal;
}

/**
 * Verifies the trails of one clinic after the other, and raises an alert for each that somebody touched. One that cannot be verified
 * keeps no other from it; the run fails once all others are done.
 */
export const verifyTrails = async ({ planes, env, signal }: Verifying): Promise<void> => {
  const clinics = await inPlatform(
    planes,
    em => em.find(Clinic, { status: { $ne: 'erased' } }, { fields: ['id'], orderBy: { id: 1 } }),
    { readOnly: true },
  );
  const file = anchorFile(env);
  const failures: unknown[] = [];
  const verify = async ({ id }: { id: string }): Promise<void> => {
    const { faults } = await verifyTrail(planes, id, await anchorsOf(file, id));
    if (faults.length === 0) return;
    const about = { subject: `clinic ${id}`, tenantId: id, count: faults.length };
    await inPlatform(planes, em => openAlert(em, { name: 'TrailFault', severity: 'critical', ...about }));
  };
  for (const clinic of clinics) {
    signal.throwIfAborted();
    await verify(clinic).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};
