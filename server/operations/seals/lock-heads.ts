import { MINUTE } from '../../../shared/durations.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Env } from '../../env.ts';
import { openBucket } from '../backups/targets/open-target.ts';
import type { Target } from '../backups/targets/target.ts';
import { lineOf } from './anchors.ts';
import { headIn } from './head-in.ts';

/** A seal bears the time at which it was made, and comes to light when it is committed. */
const LATE_MS = 5 * MINUTE;

const stampOf = (at: Date): string => at.toISOString().replaceAll(':', '-');

const FOLDER = 'anchors';

interface Locking {
  planes: Planes;
  env: Pick<Env, 'backupBucket'>;
  signal: AbortSignal;
}

/**
 * Keeps the heads of all trails that grew since the last time where nobody can change them, whoever has the servers included (AUD-4): in
 * the bucket of the backups, locked, in a file for each time, which is such a file as that of the anchors.
 */
export const lockHeads = async ({ planes, env: { backupBucket }, signal }: Locking): Promise<void> => {
  if (!backupBucket?.anchorLockDays) return;
  const target = await openBucket({ ...backupBucket, lockDays: backupBucket.anchorLockDays });
  const now = new Date();
  const month = `${FOLDER}/${stampOf(now).slice(0, 7)}`;
  const since = await lastIn(target, month, now);
  const clinics = await inPlatform(
    planes,
    em => em.find(Clinic, { status: { $ne: 'erased' } }, { fields: ['id'], orderBy: { id: 1 } }),
    { readOnly: true },
  );
  const lines: string[] = [];
  for (const { id } of clinics) {
    signal.throwIfAborted();
    const head = await headIn(planes, id);
    if (head && Date.parse(head.at) > since - LATE_MS) lines.push(lineOf(head));
  }
  if (lines.length > 0) await target.write(`${month}/${stampOf(now)}.jsonl`, textOf(lines));
};

async function* textOf(lines: string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(lines.join(''));
}

/** When heads were kept last in a month; each month begins with those of all clinics. */
const lastIn = async (target: Target, month: string, now: Date): Promise<number> => {
  const names = await target.list(month);
  const times = names.map(name => Date.parse(name.replace(/T(\d\d)-(\d\d)-(.*)\.jsonl$/, 'T$1:$2:$3')));
  // A file of a time to come would keep all heads out until then.
  return Math.max(0, ...times.filter(time => time < +now));
};
