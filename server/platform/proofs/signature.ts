import { type ProofReport, SignedProof } from '../../../shared/platform/proof.ts';
import { isSignedWith, keyIdOf, publicKeyOf, signatureOf } from '../../data/signing.ts';

/** Signs a report with the Ed25519 key of this installation, which is derived from its secret. */
export const signed = (report: ProofReport, key: Buffer): SignedProof => {
  const publicKey = publicKeyOf(key);
  return {
    report,
    keyId: keyIdOf(publicKey),
    publicKey: publicKey.toString('base64'),
    signature: signatureOf(report, key).toString('base64'),
  };
};

/** What is wrong with the text of a report, one sentence each; empty when it is genuine, complete and without holes. */
export const faultsOf = (text: string, key: Buffer): string[] => {
  const { data: proof, error } = SignedProof.safeParse(jsonOf(text));
  if (!proof)
    return error.issues
      .slice(0, 1)
      .map(
        ({ path, message }) =>
          `This is no report of medflow proof (${path.join('.') || 'the file'}: ${message}).`,
      );
  const { complete, holes } = proof.report;
  return [
    ...forgeriesIn(proof, key),
    ...(complete ? [] : ['Only the catalogue was checked: nothing was called, forged or mutated.']),
    ...holes.map(({ sentence }) => `It reports a hole: ${sentence}`),
  ];
};

/** Why a report is not the one that this installation signed, one sentence each; empty when it is genuine. */
export const forgeriesIn = ({ report, signature, ...proof }: SignedProof, key: Buffer): string[] => {
  const ours = publicKeyOf(key);
  const holds = isSignedWith(key, report, Buffer.from(signature, 'base64'));
  return [
    ...(proof.keyId === keyIdOf(ours) && proof.publicKey === ours.toString('base64')
      ? []
      : [`It is signed with the key ${proof.keyId}, but this installation signs with ${keyIdOf(ours)}.`]),
    ...(holds ? [] : ['The signature does not fit: the report was altered, or is of another installation.']),
  ];
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON is no report, which the schema says in words.
    return undefined;
  }
};
