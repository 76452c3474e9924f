import { inPlatform } from '../data/orm/in-platform.ts';
import type { Planes } from '../data/orm/planes.ts';

/** What is no record and of no use to anybody once it is too old; each is a function of the database, which knows its age. */
type Removal =
  | 'remove_attachment_parts'
  | 'remove_deliveries'
  | 'remove_events'
  | 'remove_export_parts'
  | 'remove_holds'
  | 'remove_import_parts'
  | 'remove_import_rows'
  | 'remove_offers'
  | 'remove_orphans'
  | 'remove_portal_sessions'
  | 'remove_requests'
  | 'remove_retired';

/** Rows of one statement, so that none holds its locks for long. */
const AT_ONCE = 1000;

/** Removes all of a kind that is too old, some at a time; several processes may at once. Answers how many went. */
export const removeOld = async (
  { planes, signal }: { planes: Planes; signal: AbortSignal },
  removal: Removal,
): Promise<number> => {
  for (let removed = 0; ; ) {
    signal.throwIfAborted();
    const [answer] = await inPlatform(planes, em =>
      em.execute<{ removed: number }[]>(`select security.${removal}(?) as removed`, [AT_ONCE]),
    );
    if (!answer?.removed) return removed;
    removed += answer.removed;
  }
};
