import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '../shared/i18n/languages.ts';

/** On whose behalf something is being done, as the log tells it: ids alone, never a name. */
export interface WorkTrail {
  requestId?: string;
  clinic?: string;
  user?: string;
  operator?: string;
  /** What the clock asked for, where nobody called. */
  job?: string;
  /** What whoever is answered or written to reads. */
  language?: Language;
}

const trails = new AsyncLocalStorage<WorkTrail>();

/** Runs `work` so that whatever it says in the log says on whose behalf. */
export const onTrail = <T>(trail: WorkTrail, work: () => T): T => trails.run(trail, work);

/** The trail of what is being done right now; empty where nobody laid one. */
export const workTrail = (): WorkTrail => trails.getStore() ?? {};

/** Adds what has been found out, such as who calls. */
export const extendTrail = (found: WorkTrail): void => void Object.assign(workTrail(), found);
