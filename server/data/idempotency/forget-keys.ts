import { inPlatform } from '../orm/in-platform.ts';
import type { Planes } from '../orm/planes.ts';

/** Deletes the keys, and the answers with them, that nobody can use any more. */
export const forgetKeys = (planes: Planes): Promise<unknown> =>
  inPlatform(planes, em => em.execute('select security.forget_idempotency_keys()'));
