import { z } from 'zod';
import { HOUR } from '../../../shared/durations.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { Anchor } from './anchors.ts';
import { entriesOfSeal, forgottenEntries } from './entries.ts';
import { retiredIn } from './retired-spans.ts';
import { chainFaults, Entry, entryFaults, forgeries, Sealed, sealsAfter } from './seal-faults.ts';

export interface Verified {
  seals: number;
  /** How many they seal; those of the first `retired` seals were too old to be kept. */
  entries: number;
  retired: number;
  /** What is wrong, the first first, one sentence each; empty when nothing was touched. */
  faults: string[];
}

const Forgotten = z.object({ count: z.int(), since: z.coerce.date().nullable() });

/** The job seals each minute, and once a day what came late. */
const SEALED_AFTER_MS = 26 * HOUR;

/** Seals that are read at a time. */
const AT_ONCE = 100;

/**
 * Holds everything that is in the trails of a clinic against its seals, the seals against each other and the installation's key, and
 * against what was anchored outside of the database (AUD-4). All of it is read as it was at one moment.
 */
export const verifyTrail = (
  planes: Planes,
  clinicId: string,
  anchors: readonly Anchor[],
  now = Date.now(),
): Promise<Verified> =>
  asActor(
    planes,
    systemActor(clinicId, 'trails.verify'),
    async em => {
      const { upTo: retired, faults } = await retiredIn(em, planes.sealKey);
      const verified: Verified = { seals: 0, entries: 0, retired, faults };
      // The first of each number: whoever cut off the tail has the job anchor the same numbers again.
      const anchored = new Map(anchors.toReversed().map(head => [head.number, head]));
      let last: Sealed | undefined;
      for (;;) {
        const seals = await inClinic(em, Sealed, sealsAfter, [last?.number ?? 0, AT_ONCE]);
        for (const seal of seals) {
          verified.faults.push(
            ...chainFaults(seal, last),
            ...forgeries(planes.sealKey, seal, anchored.get(seal.number)),
          );
          if (seal.number > retired) {
            const entries = await inClinic(em, Entry, entriesOfSeal, [seal.id]);
            verified.faults.push(...entryFaults(seal, entries, verified.entries));
          }
          verified.seals += 1;
          verified.entries += seal.entries;
          last = seal;
        }
        if (seals.length < AT_ONCE) break;
      }
      const head = anchors.reduce<Anchor | undefined>(
        (newest, one) => (!newest || one.number > newest.number ? one : newest),
        undefined,
      );
      if (retired > (last?.number ?? 0))
        verified.faults.push(`Seal ${retired}, whose entries were retired, is gone.`);
      if (head && head.number > (last?.number ?? 0))
        verified.faults.push(`Seal ${head.number}, which was anchored on ${head.at}, is gone.`);
      verified.faults.push(...(await forgottenFaults(em, now)));
      return verified;
    },
    { readOnly: true, isSnapshot: true },
  );

const forgottenFaults = async (em: ClinicEm, now: number): Promise<string[]> => {
  const before = new Date(now - SEALED_AFTER_MS);
  const { count, since } = await oneInClinic(em, Forgotten, forgottenEntries, [before, before]);
  return since ? [`In no seal: ${count} of what was written since ${since.toISOString()}.`] : [];
};
