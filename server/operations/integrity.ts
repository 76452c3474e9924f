import { openAlert } from '../access/security-events/alerts.ts';
import { codeOf } from '../data/database/connection/connect.ts';
import type { Database } from '../data/database/connection/database.ts';
import { verifyDatabase } from '../data/database/schema/integrity.ts';
import type { Finding } from '../data/database/schema/verify.ts';
import { inPlatform } from '../data/orm/in-platform.ts';
import type { Planes } from '../data/orm/planes.ts';
import { kindOf, toApiError } from '../errors.ts';
import type { Log } from '../logger.ts';

/** A role that cannot sign in any more has been changed by somebody. */
const lockedOut = new Set(['28P01', '28000']);

/**
 * Everything that is wrong with schema and roles; nothing is good (AP2). Asked on a connection of its own: what SQL left
 * behind on a pooled one could hide what is there.
 */
export const integrityFaults = async (database: Database, name = database.name): Promise<Finding[]> => {
  try {
    return await verifyDatabase(database, name);
  } catch (error) {
    if (!lockedOut.has(codeOf(error))) throw error;
    return [{ check: 'roles', object: 'roles', sentence: 'medflow_app cannot sign in any more.' }];
  }
};

interface Watching {
  log: Log;
  /** Hears of checks that fail which did not before. */
  onFound?: (checks: string[]) => Promise<void>;
  /** Takes back what roles altered of themselves (AT6), and answers what that was. */
  repair?: () => Promise<string[]>;
  everyMs?: number;
}

const EVERY_MS = 30_000;

/** What the latest look at schema and roles found, and how to end looking. */
export interface IntegrityWatch {
  /** The checks that fail, each once. */
  failing: () => readonly string[];
  /** Looks now, besides. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Looks every half minute, because what held at the start may be changed while the server runs (AP2, AT6). */
export const watchIntegrity = (
  find: () => Promise<Finding[]>,
  { log, onFound, repair, everyMs = EVERY_MS }: Watching,
): IntegrityWatch => {
  let failing: readonly string[] = [];
  let looking: Promise<void> | null = null;
  const compare = async () => {
    const faults = await find();
    const before = failing;
    failing = [...new Set(faults.map(({ check }) => check))];
    const added = failing.filter(check => !before.includes(check));
    if (added.length > 0)
      log.error({ faults: faults.slice(0, 20) }, 'The database does not keep its promises');
    // Before the alert, which a role that is locked out could not write.
    const repaired = failing.includes('roles') ? ((await repair?.()) ?? []) : [];
    if (repaired.length > 0) log.warn({ repaired }, 'Roles that were altered are set right');
    if (added.length > 0) await onFound?.(added);
  };
  const look = () =>
    (looking ??= compare()
      // The planes themselves say when the database cannot be reached; until then the last finding stands.
      .catch((error: unknown) => log.warn(kindOf(toApiError(error)), 'Integrity could not be checked'))
      .finally(() => (looking = null)));
  const timer = setInterval(() => void look(), everyMs).unref();
  return {
    failing: () => failing,
    look,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
};

/** One alert for each check, while it is open. */
export const raiseIntegrityAlert =
  (planes: Planes) =>
  (checks: string[]): Promise<void> =>
    inPlatform(planes, async em => {
      for (const check of checks)
        await openAlert(em, { name: 'IntegrityFault', subject: check, severity: 'critical' });
    });
