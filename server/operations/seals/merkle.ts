import { createHash } from 'node:crypto';

const hashOf = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

// As Certificate Transparency has it (RFC 6962): no inner node can be taken for a leaf.
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The root of a Merkle tree over leaves in this order, by RFC 6962, section 2.1. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Buffer => {
  const [only, ...others] = leaves;
  if (!only) return hashOf();
  if (others.length === 0) return hashOf(LEAF, only);
  const half = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return hashOf(NODE, merkleRoot(leaves.slice(0, half)), merkleRoot(leaves.slice(half)));
};
