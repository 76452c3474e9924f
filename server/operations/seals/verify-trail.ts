import { z } from 'zod';
import { HOUR } from '../../../shared/durations.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { isSignedWith, keyIdOf, publicKeyOf } from '../../data/signing.ts';
import type { Anchor } from './anchors.ts';
import { BEGINNING, sealHash, statementOf } from './chain.ts';
import { entriesOfSeal, forgottenEntries } from './entries.ts';
import { merkleRoot } from './merkle.ts';

export interface Verified {
  seals: number;
  entries: number;
  /** What is wrong, the first first, one sentence each; empty when nothing was touched. */
  faults: string[];
}

const Entry = z.object({
  id: z.string(),
  position: z.int(),
  hash: z.instanceof(Uint8Array),
  now: z.instanceof(Uint8Array).nullable(),
});

const Forgotten = z.object({ count: z.int(), since: z.coerce.date().nullable() });

/** The job seals each minute, and once a day what came late. */
const SEALED_AFTER_MS = 26 * HOUR;

const Sealed = z.object({
  ...{ id: z.string(), tenantId: z.string(), number: z.int(), entries: z.int(), keyId: z.string() },
  ...{ at: z.coerce.date(), until: z.coerce.date() },
  ...{ root: z.instanceof(Buffer), previous: z.instanceof(Buffer), signature: z.instanceof(Buffer) },
});
type Sealed = z.output<typeof Sealed>;

/** Seals that are read at a time. */
const AT_ONCE = 100;

const sealsAfter = `select id, tenant_id as "tenantId", number, entries, key_id as "keyId", at, until, root, previous, signature
  from clinic.seals where number > ? order by number limit ${AT_ONCE}`;

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
      const verified: Verified = { seals: 0, entries: 0, faults: [] };
      // The first of each number: whoever cut off the tail has the job anchor the same numbers again.
      const anchored = new Map(anchors.toReversed().map(head => [head.number, head]));
      let last: Sealed | undefined;
      for (;;) {
        const seals = await inClinic(em, Sealed, sealsAfter, [last?.number ?? 0]);
        for (const seal of seals) {
          const entries = await inClinic(em, Entry, entriesOfSeal, [seal.id]);
          verified.faults.push(
            ...chainFaults(seal, last),
            ...forgeries(planes.sealKey, seal, anchored.get(seal.number)),
            ...entryFaults(seal, entries, verified.entries),
          );
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
      if (head && head.number > (last?.number ?? 0))
        verified.faults.push(`Seal ${head.number}, which was anchored on ${head.at}, is gone.`);
      verified.faults.push(...(await forgottenFaults(em, now)));
      return verified;
    },
    { readOnly: true, isSnapshot: true },
  );

const chainFaults = (seal: Sealed, last: Sealed | undefined): string[] => {
  const expected = (last?.number ?? 0) + 1;
  if (seal.number !== expected) return [`Seal ${expected} is gone.`];
  const previous = last ? sealHash(last) : BEGINNING;
  return previous.equals(seal.previous) ? [] : [`Seal ${seal.number} does not follow the one before it.`];
};

const forgeries = (key: Buffer, seal: Sealed, anchored: Anchor | undefined): string[] => {
  const ours = keyIdOf(publicKeyOf(key));
  if (seal.keyId !== ours) return [`Seal ${seal.number} is of the key ${seal.keyId}, not of ${ours}.`];
  return [
    ...(isSignedWith(key, statementOf(seal), seal.signature)
      ? []
      : [`Seal ${seal.number} was changed, or is forged: its signature does not fit.`]),
    ...(anchored && anchored.hash !== sealHash(seal).toString('hex')
      ? [`Seal ${seal.number} is another than the one that was anchored on ${anchored.at}.`]
      : []),
  ];
};

/** Entries are counted through the whole trail, from 1. */
const entryFaults = (seal: Sealed, entries: z.output<typeof Entry>[], before: number): string[] => {
  const place = ({ position, id }: { position: number; id: string }) =>
    `Entry ${before + position + 1} (${id}, seal ${seal.number})`;
  const isWhole =
    entries.length === seal.entries &&
    entries.every(({ position }, at) => position === at) &&
    merkleRoot(entries.map(({ hash }) => hash)).equals(seal.root);
  return [
    ...entries.flatMap(entry => {
      if (!entry.now) return [`${place(entry)} was deleted.`];
      return Buffer.from(entry.hash).equals(entry.now) ? [] : [`${place(entry)} was changed.`];
    }),
    ...(isWhole
      ? []
      : [`Entries of seal ${seal.number} were changed, taken out, put in or put in another order.`]),
  ];
};

const forgottenFaults = async (em: ClinicEm, now: number): Promise<string[]> => {
  const before = new Date(now - SEALED_AFTER_MS);
  const { count, since } = await oneInClinic(em, Forgotten, forgottenEntries, [before, before]);
  return since ? [`In no seal: ${count} of what was written since ${since.toISOString()}.`] : [];
};
