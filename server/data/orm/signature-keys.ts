import { deriveKey } from '../../secrets.ts';

/** Keys by id. The newest signs; whatever any of them signed is good until it expires. */
export interface SignatureKeys {
  signingId: string;
  secrets: ReadonlyMap<string, Buffer>;
}

/**
 * The keys of a generation and of the ones before and after it, all derived from one root. So processes of two
 * neighbouring generations accept what the other one signs, and a rotation is a rolling restart with the next number.
 */
export const signatureKeys = (root: Buffer, generation: number): SignatureKeys => {
  const generations = [generation - 1, generation, generation + 1].filter(number => number > 0);
  const keyOf = (number: number) => deriveKey(root, `tenant signature ${number}`);
  return {
    signingId: String(generation),
    secrets: new Map(generations.map(number => [String(number), keyOf(number)])),
  };
};

/** The 32 bytes that an installation's signing key is made of. */
export const proofKey = (root: Buffer): Buffer => deriveKey(root, 'proof signature');
