import { z } from 'zod';
import { isSignedWith, keyIdOf, publicKeyOf } from '../../data/signing.ts';
import type { Anchor } from './anchors.ts';
import { BEGINNING, sealHash, statementOf } from './chain.ts';
import { merkleRoot } from './merkle.ts';

/** A row of `entriesOfSeal`. */
export const Entry = z.object({
  id: z.string(),
  position: z.int(),
  hash: z.instanceof(Uint8Array),
  now: z.instanceof(Uint8Array).nullable(),
});

/** A row of `sealsAfter`. */
export const Sealed = z.object({
  ...{ id: z.string(), tenantId: z.string(), number: z.int(), entries: z.int(), keyId: z.string() },
  ...{ at: z.coerce.date(), until: z.coerce.date() },
  ...{ root: z.instanceof(Buffer), previous: z.instanceof(Buffer), signature: z.instanceof(Buffer) },
});
export type Sealed = z.output<typeof Sealed>;

/** The next so many seals after a number. */
export const sealsAfter = `select id, tenant_id as "tenantId", number, entries, key_id as "keyId", at, until, root, previous, signature
  from clinic.seals where number > ? order by number limit ?`;

export const chainFaults = (seal: Sealed, last: Sealed | undefined): string[] => {
  const expected = (last?.number ?? 0) + 1;
  if (seal.number !== expected) return [`Seal ${expected} is gone.`];
  const previous = last ? sealHash(last) : BEGINNING;
  return previous.equals(seal.previous) ? [] : [`Seal ${seal.number} does not follow the one before it.`];
};

export const forgeries = (key: Buffer, seal: Sealed, anchored: Anchor | undefined): string[] => {
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
export const entryFaults = (seal: Sealed, entries: z.output<typeof Entry>[], before: number): string[] => {
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
