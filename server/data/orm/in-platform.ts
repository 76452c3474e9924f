import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Planes } from './planes.ts';

/** One transaction of the platform plane, never inside another one's. */
export const inPlatform = <T>(
  planes: Planes,
  work: (em: SqlEntityManager) => Promise<T>,
  { readOnly = false } = {},
): Promise<T> =>
  planes.platform.em
    .fork({ disableContextResolution: true })
    .transactional(em => work(em), { readOnly, clear: false });
