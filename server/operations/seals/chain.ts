import { createHash } from 'node:crypto';
import { canonical } from '../../data/signing.ts';
import type { Seal } from '../../data/trails/seal.entity.ts';
import type { Anchor } from './anchors.ts';

type Sealed = Pick<Seal, 'tenantId' | 'number' | 'at' | 'entries' | 'until' | 'root' | 'previous'>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What is signed of a seal. */
export const statementOf = ({ tenantId, number, at, entries, until, root, previous }: Sealed) => ({
  ...{ clinic: tenantId, number, entries },
  ...{ at: at.toISOString(), until: until.toISOString(), root: hex(root), previous: hex(previous) },
});

/** What the next seal, and whoever keeps the head outside of the database, knows a seal by. */
export const sealHash = (seal: Sealed & Pick<Seal, 'signature'>): Buffer =>
  createHash('sha256')
    .update(canonical(statementOf(seal)))
    .update(seal.signature)
    .digest();

/** What is kept of a seal outside of the database. */
export const headOf = (seal: Sealed & Pick<Seal, 'signature'>): Anchor => ({
  at: seal.at.toISOString(),
  clinic: seal.tenantId,
  number: seal.number,
  hash: hex(sealHash(seal)),
});

/** What comes before the first. */
export const BEGINNING = Buffer.alloc(32);
