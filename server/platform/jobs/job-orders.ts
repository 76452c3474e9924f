import { LockMode } from '@mikro-orm/core';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { JobOrder } from './job-order.entity.ts';

/** The jobs that nobody may do at the moment, in whichever process. */
export const pausedJobs = async (planes: Planes): Promise<Set<string>> => {
  const orders = await inPlatform(planes, em => em.find(JobOrder, { pausedAt: { $ne: null } }), {
    readOnly: true,
  });
  return new Set(orders.map(({ job }) => job));
};

/** Which of these jobs somebody wants to run now. Each wish is told once, to whoever asks first. */
export const takeWanted = (planes: Planes, known: string[]): Promise<string[]> =>
  inPlatform(planes, async em => {
    const wanted = await em.find(
      JobOrder,
      { job: { $in: known }, wantedAt: { $ne: null } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const order of wanted) order.wantedAt = null;
    return wanted.map(({ job }) => job);
  });
