import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type ProofReport, SignedProof } from '../../../shared/platform/proof.ts';

/** What PKCS #8 puts before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (key: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, key]), format: 'der', type: 'pkcs8' });

const publicKeyOf = (key: Buffer): Buffer =>
  createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' });

const idOf = (publicKey: Buffer): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** The same text for the same report, in whatever order its keys come back from a file or a database. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
};

/** Signs a report with the Ed25519 key of this installation, which is derived from its secret. */
export const signed = (report: ProofReport, key: Buffer): SignedProof => {
  const publicKey = publicKeyOf(key);
  return {
    report,
    keyId: idOf(publicKey),
    publicKey: publicKey.toString('base64'),
    signature: sign(null, Buffer.from(canonical(report)), privateKeyOf(key)).toString('base64'),
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
  const holds = verify(
    null,
    Buffer.from(canonical(report)),
    createPublicKey({ key: ours, format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64'),
  );
  return [
    ...(proof.keyId === idOf(ours) && proof.publicKey === ours.toString('base64')
      ? []
      : [`It is signed with the key ${proof.keyId}, but this installation signs with ${idOf(ours)}.`]),
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
